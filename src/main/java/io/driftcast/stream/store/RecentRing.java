package io.driftcast.stream.store;

import io.driftcast.series.Aggregation;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The closed steps of one series that are still kept. The newest chunk is part of the series'
 * record; the full ones before it are a ring in a store of their own, each overwritten when the
 * series has gone once round. Long enough for two seasons, and for a model to be fitted while the
 * series goes on.
 */
public final class RecentRing implements RecentSteps {

    private static final int MIN_STEPS = 256;

    private final KeyValueStore<ChunkKey, StepChunk> full;
    private final String seriesId;
    private final SeriesRecord series;
    private final Grid grid;
    private final int slots;
    private @Nullable StepChunk current;

    /** The ring of a series on a grid of its. */
    RecentRing(
            KeyValueStore<ChunkKey, StepChunk> full,
            String seriesId,
            SeriesRecord series,
            Grid grid) {
        this.full = full;
        this.seriesId = seriesId;
        this.series = series;
        this.grid = grid;
        this.slots = slots(grid);
    }

    Grid grid() {
        return grid;
    }

    private static int slots(Grid grid) {
        int steps = Math.max(MIN_STEPS, 2 * grid.seasonalPeriods().getFirst());
        return Math.ceilDiv(steps, StepChunk.STEPS) + 1;
    }

    @Override
    public boolean holds(long step) {
        StepChunk chunk = chunkOf(step);
        return chunk != null && chunk.holds(step);
    }

    @Override
    public double value(long step) {
        StepChunk chunk = chunkOf(step);
        return chunk == null ? Double.NaN : chunk.value(step);
    }

    @Override
    public boolean hasCounted(long step, int fingerprint) {
        StepChunk chunk = chunkOf(step);
        return chunk != null && chunk.hasCounted(step, fingerprint);
    }

    @Override
    public @Nullable StepTally tally(long step) {
        StepChunk chunk = chunkOf(step);
        return chunk == null || !chunk.holds(step) ? null : chunk.tally(step);
    }

    /** Keeps the step that has closed, in place of the one a whole round before it. */
    public void add(StepTally tally) {
        newestAt(tally.step()).set(tally, keepsTimes());
    }

    /** Keeps missing steps that have closed, as many of them as there is room for. */
    public void addMissing(long first, int steps) {
        long end = first + steps;
        for (long step = Math.max(first, end - (long) slots * StepChunk.STEPS);
                step < end;
                step++) {
            newestAt(step).setMissing(step);
        }
    }

    private StepChunk newestAt(long step) {
        StepChunk newest = series.newest();
        if (newest == null || !newest.covers(step)) {
            if (newest != null) {
                full.put(key(newest.firstStep()), newest);
                current = null; // it may be the one that was overwritten
            }
            newest = StepChunk.around(step);
            series.setNewest(newest);
        }
        return newest;
    }

    private boolean keepsTimes() {
        return grid.aggregation() == Aggregation.LAST;
    }

    /** Changes a step that is kept. */
    public void correct(StepTally tally) {
        StepChunk chunk = chunkOf(tally.step());
        if (chunk == null) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT, "step %d of '%s' is not kept", tally.step(), seriesId));
        }
        chunk.set(tally, keepsTimes());
        if (!isNewest(chunk)) {
            full.put(key(tally.step()), chunk);
        }
    }

    private boolean isNewest(StepChunk chunk) {
        StepChunk newest = series.newest();
        return newest != null && newest.firstStep() == chunk.firstStep();
    }

    /** Whether the ring on another grid has as many chunks, so that each is found where it was. */
    public boolean fits(Grid other) {
        return slots(other) == slots;
    }

    /** Forgets all steps: they belong to another grid or another stretch of time. */
    public void clear() {
        for (int slot = 0; slot < slots; slot++) {
            full.delete(new ChunkKey(seriesId, slot));
        }
        series.setNewest(null);
        current = null;
    }

    private @Nullable StepChunk chunkOf(long step) {
        StepChunk newest = series.newest();
        if (newest != null && newest.covers(step)) {
            return newest;
        }
        StepChunk chunk = current;
        if (chunk == null || !chunk.covers(step)) {
            chunk = full.get(key(step));
            if (chunk != null && !chunk.covers(step)) {
                chunk = null;
            }
            current = chunk;
        }
        return chunk;
    }

    private ChunkKey key(long step) {
        return new ChunkKey(seriesId, Math.floorMod(StepChunk.indexOf(step), (long) slots));
    }
}
