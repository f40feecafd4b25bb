package io.driftcast.stream.topology.ingest;

import io.driftcast.avro.Reading;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.SeriesSettings;
import io.driftcast.series.grid.Arrival;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.series.grid.GridRules;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.ReadingRejectedException;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.store.StepChunk;
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
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Takes readings to their series' grid, and watches for series that fall silent. */
public final class ReadingProcessor implements Processor<byte[], byte[], String, SeriesEvent> {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final RecentSteps NOTHING_KEPT = new NothingKept();

    private final ReadingGate gate;
    private final GridRules rules;
    private final ForecastSettings settings;
    private final StreamMeters meters;
    private final List<GridEvent> events = new ArrayList<>();

    private ProcessorContext<String, SeriesEvent> context;
    private KeyValueStore<String, SeriesSettings> declared;
    private KeyValueStore<String, GridState> grids;
    private KeyValueStore<ChunkKey, StepChunk> recent;
    private GridOutput output;
    private SilenceWheel wheel;
    private SilenceClock clock;

    public ReadingProcessor(ReadingGate gate, ForecastSettings settings, StreamMeters meters) {
        this.gate = gate;
        this.rules =
                new GridRules(
                        settings.maxFuture(),
                        settings.jumpConfirmations(),
                        settings.discoveryReadings());
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, SeriesEvent> processorContext) {
        context = processorContext;
        declared = context.getStateStore(StateStores.SETTINGS);
        grids = context.getStateStore(StateStores.GRID);
        recent = context.getStateStore(StateStores.RECENT);
        output = new GridOutput(context, recent, meters);
        wheel = new SilenceWheel(settings.staleTick().toMillis(), settings.staleMaxPerTick());
        clock = new SilenceClock(IDLE.toMillis(), context.currentSystemTimeMs());
        try (KeyValueIterator<String, GridState> all = grids.all()) {
            all.forEachRemaining(entry -> wheel.arm(entry.key, deadline(entry.value)));
        }
        context.schedule(
                settings.staleTick(), PunctuationType.WALL_CLOCK_TIME, this::reportSilence);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Reading reading = gate.admit(record.key(), record.value());
        String seriesId = reading.getSeriesId();
        GridState state = stateOf(seriesId);
        Grid before = state.grid();
        accept(seriesId, state, reading, record);
        grids.put(seriesId, state);
        meters.reading();
        if (isMisplaced(record.key())) {
            meters.misplaced();
        }
        clock.heard(record.timestamp(), context.currentSystemTimeMs());
        wheel.arm(seriesId, deadline(state));
        output.publish(seriesId, before, state.grid(), events, record.timestamp());
    }

    private boolean isMisplaced(byte[] key) {
        int partition = context.taskId().partition();
        int known = settings.partitions();
        return known > 0 && settings.partitioner().partition(key, known) != partition;
    }

    private GridState stateOf(String seriesId) {
        GridState state = grids.get(seriesId);
        if (state != null) {
            return state;
        }
        SeriesSettings own = declared.get(seriesId);
        return GridState.fresh(own == null ? SeriesSettings.DEFAULTS : own);
    }

    private void accept(
            String seriesId, GridState state, Reading reading, Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        Double value = reading.getValue();
        Arrival arrival =
                new Arrival(
                        reading.getObservedAt().toEpochMilli(),
                        value == null ? Double.NaN : value,
                        record.timestamp(),
                        record.value(),
                        source.partition(),
                        source.offset());
        Grid grid = state.grid();
        RecentSteps kept = grid == null ? NOTHING_KEPT : new RecentRing(recent, seriesId, grid);
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
    }

    private static RejectReason reason(ReadingRejectedException.Reason reason) {
        return switch (reason) {
            case OUT_OF_RANGE -> RejectReason.TIME_OUT_OF_RANGE;
            case FAR_FUTURE -> RejectReason.FAR_FUTURE;
            case TOO_LATE -> RejectReason.TOO_LATE;
            case TOO_LARGE -> RejectReason.TOO_LARGE;
        };
    }

    private long deadline(GridState state) {
        Grid grid = state.grid();
        return grid == null ? SilenceWheel.NEVER : state.lastIngestAt() + grid.staleAfterMillis();
    }

    private void reportSilence(long now) {
        List<String> silent =
                wheel.silentAt(
                        clock.millis(now),
                        seriesId -> {
                            GridState state = grids.get(seriesId);
                            return state == null ? SilenceWheel.NEVER : deadline(state);
                        });
        for (String seriesId : silent) {
            GridState state = grids.get(seriesId);
            if (state != null && state.grid() != null) {
                context.forward(new Record<>(seriesId, new SeriesEvent.Silent(state.grid()), now));
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
        public int count(long step) {
            return 0;
        }
    }
}
