package io.driftcast.stream.topology.ingest;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.ReadingRejectedException;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.SeriesRecord;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.Measurement;
import io.driftcast.stream.topology.gate.ReadingGate;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes readings to their series' grid, and watches for series that fall silent. */
public final class ReadingProcessor implements Processor<byte[], byte[], String, SeriesEvent> {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final RecentSteps NOTHING_KEPT = new NothingKept();

    private final ReadingGate gate;
    private final GridRules rules;
    private final ForecastSettings settings;
    private final KeyPlaces places;
    private final StreamMeters meters;
    private final TimeUnits units;
    private final Arrivals arrivals;
    private final List<GridEvent> events = new ArrayList<>();

    private ProcessorContext<String, SeriesEvent> context;
    private ForecastStores stores;
    private FailedRecords failed;
    private SilenceWheel wheel;
    private SilenceClock clock;

    /**
     * @param places whether readings lie where their series does
     */
    public ReadingProcessor(
            ReadingGate gate, ForecastSettings settings, KeyPlaces places, StreamMeters meters) {
        this.gate = gate;
        this.rules =
                new GridRules(
                        settings.maxFuture(),
                        settings.jumpConfirmations(),
                        settings.discoveryReadings());
        this.settings = settings;
        this.places = places;
        this.meters = meters;
        this.units = new TimeUnits(meters);
        this.arrivals = new Arrivals(settings.maxFuture().toMillis());
    }

    @Override
    public void init(ProcessorContext<String, SeriesEvent> processorContext) {
        context = processorContext;
        stores = ForecastStores.of(context);
        failed = FailedRecords.of(context.appConfigs());
        wheel = new SilenceWheel(settings.staleTick().toMillis(), settings.staleMaxPerTick());
        clock = new SilenceClock(IDLE.toMillis(), context.currentSystemTimeMs());
        stores.forEachSeries(
                (seriesId, series) -> wheel.arm(seriesId, deadline(seriesId, series.grid())));
        context.schedule(
                settings.staleTick(), PunctuationType.WALL_CLOCK_TIME, this::reportSilence);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        failed.check(context);
        Measurement measurement = gate.admit(record.key(), record.value());
        String seriesId = measurement.seriesId();
        SeriesRecord series = seriesOf(seriesId);
        Grid before = series.grid().grid();
        accept(seriesId, series, measurement, record);
        meters.reading();
        if (places.isMisplaced(record.key(), context.taskId().partition())) {
            meters.misplaced();
        }
        long now = context.currentSystemTimeMs();
        clock.heard(record.timestamp(), now);
        arrivals.heard(seriesId, record.timestamp(), now);
        wheel.arm(seriesId, deadline(seriesId, series.grid()));
        context.forward(
                new Record<>(
                        seriesId,
                        new SeriesEvent.OnGrid(series, before, events),
                        record.timestamp()));
    }

    private SeriesRecord seriesOf(String seriesId) {
        SeriesRecord series = stores.series(seriesId);
        return series == null ? new SeriesRecord(GridState.fresh(Declaration.NOTHING)) : series;
    }

    private void accept(
            String seriesId,
            SeriesRecord series,
            Measurement measurement,
            Record<byte[], byte[]> record) {
        checkLegal(seriesId, series, measurement);
        RecordMetadata source = context.recordMetadata().orElseThrow();
        long arrivedAt =
                arrivals.of(
                        measurement.observedAt(),
                        record.timestamp(),
                        context.currentSystemTimeMs());
        Arrival arrival =
                new Arrival(
                        measurement.observedAt(),
                        measurement.isMissing() ? Double.NaN : measurement.value(),
                        arrivedAt,
                        record.value(),
                        source.partition(),
                        source.offset());
        GridState state = series.grid();
        Grid grid = state.grid();
        RecentSteps kept = grid == null ? NOTHING_KEPT : stores.ring(seriesId, series, grid);
        events.clear();
        try {
            switch (rules.accept(state, arrival, kept, events)) {
                case ACCEPTED -> {}
                case DUPLICATE -> meters.duplicate();
                case HELD -> meters.held();
                case CORRECTED -> meters.corrected();
            }
        } catch (ReadingRejectedException e) {
            throw new RejectedRecordException(
                    reason(e.reason()), "'%s': %s".formatted(seriesId, e.getMessage()), e);
        }
        units.check(seriesId, arrival.observedAt(), arrivedAt);
    }

    private void checkLegal(String seriesId, SeriesRecord series, Measurement measurement) {
        Declaration declared = series.grid().declared();
        if (measurement.isMissing() || declared.isLegal(measurement.value())) {
            return;
        }
        meters.illegal();
        if (settings.rejectsIllegal()) {
            throw new RejectedRecordException(
                    RejectReason.ILLEGAL_VALUE,
                    "the value %s of '%s' is outside its declared bounds, %s to %s"
                            .formatted(
                                    measurement.value(),
                                    seriesId,
                                    declared.lowerBound(),
                                    declared.upperBound()));
        }
    }

    private static RejectReason reason(ReadingRejectedException.Reason reason) {
        return switch (reason) {
            case OUT_OF_RANGE -> RejectReason.TIME_OUT_OF_RANGE;
            case FAR_FUTURE -> RejectReason.FAR_FUTURE;
            case TOO_LATE -> RejectReason.TOO_LATE;
            case TOO_LARGE -> RejectReason.TOO_LARGE;
        };
    }

    private long deadline(String seriesId, GridState state) {
        Grid grid = state.grid();
        return grid == null
                ? SilenceWheel.NEVER
                : arrivals.lastOf(seriesId, state.lastIngestAt()) + grid.staleAfterMillis();
    }

    private void reportSilence(long now) {
        List<String> silent =
                wheel.silentAt(
                        clock.millis(now),
                        seriesId -> {
                            SeriesRecord series = stores.series(seriesId);
                            return series == null
                                    ? SilenceWheel.NEVER
                                    : deadline(seriesId, series.grid());
                        });
        for (String seriesId : silent) {
            SeriesRecord series = stores.series(seriesId);
            if (series != null && series.grid().grid() != null) {
                context.forward(new Record<>(seriesId, new SeriesEvent.Silent(series), now));
            }
        }
    }

    /** Before a series has a grid there are no closed steps. */
    private static final class NothingKept implements RecentSteps {
        @Override
        public boolean holds(long step) {
            return false;
        }

        @Override
        public double value(long step) {
            return Double.NaN;
        }

        @Override
        public @Nullable StepTally tally(long step) {
            return null;
        }
    }
}
