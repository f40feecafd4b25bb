package io.driftcast.stream.topology.ingest;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.SeriesRecord;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RecordGate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Adopts what is declared of a series; forgets the series when its declaration is deleted. */
public final class SeriesSpecProcessor implements Processor<byte[], byte[], String, SeriesEvent> {

    private final RecordGate<SeriesSpec> gate;
    private final GridRules rules;
    private final Planner planner;

    private ProcessorContext<String, SeriesEvent> context;
    private ForecastStores stores;
    private FailedRecords failed;

    public SeriesSpecProcessor(
            RecordGate<SeriesSpec> gate, ForecastSettings settings, Planner planner) {
        this.gate = gate;
        this.planner = planner;
        this.rules =
                new GridRules(
                        settings.maxFuture(),
                        settings.jumpConfirmations(),
                        settings.discoveryReadings());
    }

    @Override
    public void init(ProcessorContext<String, SeriesEvent> processorContext) {
        context = processorContext;
        stores = ForecastStores.of(context);
        failed = FailedRecords.of(context.appConfigs());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        failed.check(context);
        String seriesId = gate.key(record.key());
        if (record.value() == null) {
            purge(seriesId, record.timestamp());
        } else {
            SeriesSpec spec = gate.value(record.value());
            RecordGate.sameSeries(seriesId, spec.getSeriesId());
            declare(seriesId, SeriesSpecs.declaration(spec, planner), record.timestamp());
        }
    }

    private void declare(String seriesId, Declaration declared, long ingestAt) {
        SeriesRecord series = stores.series(seriesId);
        List<GridEvent> events = new ArrayList<>();
        Grid before = null;
        if (series == null) {
            series = new SeriesRecord(GridState.fresh(declared));
        } else {
            before = series.grid().grid();
            rules.redeclare(series.grid(), declared, events);
            dropResizedRing(seriesId, series, before);
            series.mark(); // its group may be another, or what it has in common with it
        }
        context.forward(
                new Record<>(seriesId, new SeriesEvent.OnGrid(series, before, events), ingestAt));
    }

    /** A longer or shorter season changes where the ring keeps its chunks. */
    private void dropResizedRing(String seriesId, SeriesRecord series, @Nullable Grid before) {
        Grid after = series.grid().grid();
        if (before != null && after != null) {
            RecentRing ring = stores.ring(seriesId, series, before);
            if (!ring.fits(after)) {
                ring.clear();
            }
        }
    }

    private void purge(String seriesId, long ingestAt) {
        SeriesRecord series = stores.series(seriesId);
        context.forward(
                new Record<>(
                        seriesId,
                        new SeriesEvent.Purged(
                                series == null
                                        ? new SeriesRecord(GridState.fresh(Declaration.NOTHING))
                                        : series),
                        ingestAt));
    }
}
