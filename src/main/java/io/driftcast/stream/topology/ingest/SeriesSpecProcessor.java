package io.driftcast.stream.topology.ingest;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.SeriesSettings;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.store.StepChunk;
import io.driftcast.stream.topology.gate.RecordGate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adopts what is declared of a series; forgets the series when its declaration is deleted. */
public final class SeriesSpecProcessor implements Processor<byte[], byte[], String, SeriesEvent> {

    private final RecordGate<SeriesSpec> gate;
    private final GridRules rules;
    private final Planner planner;
    private final StreamMeters meters;

    private ProcessorContext<String, SeriesEvent> context;
    private KeyValueStore<String, SeriesSettings> declared;
    private KeyValueStore<String, GridState> grids;
    private KeyValueStore<ChunkKey, StepChunk> recent;
    private GridOutput output;

    public SeriesSpecProcessor(
            RecordGate<SeriesSpec> gate,
            ForecastSettings settings,
            Planner planner,
            StreamMeters meters) {
        this.gate = gate;
        this.planner = planner;
        this.meters = meters;
        this.rules =
                new GridRules(
                        settings.maxFuture(),
                        settings.jumpConfirmations(),
                        settings.discoveryReadings());
    }

    @Override
    public void init(ProcessorContext<String, SeriesEvent> processorContext) {
        context = processorContext;
        declared = context.getStateStore(StateStores.SETTINGS);
        grids = context.getStateStore(StateStores.GRID);
        recent = context.getStateStore(StateStores.RECENT);
        output = new GridOutput(context, recent, meters);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String seriesId = gate.key(record.key());
        if (record.value() == null) {
            purge(seriesId, record.timestamp());
        } else {
            SeriesSpec spec = gate.value(record.value());
            RecordGate.sameSeries(seriesId, spec.getSeriesId());
            SeriesSettings settings = SeriesSpecs.settings(spec);
            SeriesSpecs.plan(spec, planner); // what the trainer would refuse is refused as a whole
            declare(seriesId, settings, record.timestamp());
        }
    }

    private void declare(String seriesId, SeriesSettings settings, long ingestAt) {
        declared.put(seriesId, settings);
        GridState state = grids.get(seriesId);
        if (state == null) {
            return;
        }
        Grid before = state.grid();
        List<GridEvent> events = new ArrayList<>();
        rules.redeclare(state, settings, events);
        grids.put(seriesId, state);
        dropResizedRing(seriesId, before, state.grid());
        output.publish(seriesId, before, state.grid(), events, ingestAt);
    }

    /** A longer or shorter season changes where the ring keeps its chunks. */
    private void dropResizedRing(String seriesId, @Nullable Grid before, @Nullable Grid after) {
        if (before != null && after != null) {
            RecentRing ring = new RecentRing(recent, seriesId, before);
            if (!ring.fits(after)) {
                ring.clear();
            }
        }
    }

    private void purge(String seriesId, long ingestAt) {
        declared.delete(seriesId);
        GridState state = grids.delete(seriesId);
        if (state != null && state.grid() != null) {
            new RecentRing(recent, seriesId, state.grid()).clear();
        }
        context.forward(new Record<>(seriesId, new SeriesEvent.Purged(), ingestAt));
    }
}
