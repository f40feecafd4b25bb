package io.driftcast.stream.store;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.RecentSteps;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The closed steps of one series that are still kept: a ring of chunks, each overwritten when the
 * series has gone once round. Long enough for two seasons, and for a model to be fitted while the
 * series goes on.
 */
public final class RecentRing implements RecentSteps {

    private static final int MIN_STEPS = 256;

    private final KeyValueStore<ChunkKey, StepChunk> store;
    private final String seriesId;
    private final int slots;
    private @Nullable StepChunk current;

    public RecentRing(KeyValueStore<ChunkKey, StepChunk> store, String seriesId, Grid grid) {
        this.store = store;
        this.seriesId = seriesId;
        this.slots = slots(grid);
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
    public int count(long step) {
        StepChunk chunk = chunkOf(step);
        return chunk == null || !chunk.holds(step) ? 0 : chunk.count(step);
    }

    /** Keeps a closed step, in place of the one a whole round before it. */
    public void put(long step, double value, int count) {
        StepChunk chunk = chunkOf(step);
        if (chunk == null) {
            chunk = StepChunk.around(step);
            current = chunk;
        }
        chunk.set(step, value, count);
        store.put(key(step), chunk);
    }

    /** Whether the ring on another grid has as many chunks, so that each is found where it was. */
    public boolean fits(Grid other) {
        return slots(other) == slots;
    }

    /** Forgets all steps: they belong to another grid or another stretch of time. */
    public void clear() {
        for (int slot = 0; slot < slots; slot++) {
            store.delete(new ChunkKey(seriesId, slot));
        }
        current = null;
    }

    private @Nullable StepChunk chunkOf(long step) {
        StepChunk chunk = current;
        if (chunk == null || !chunk.covers(step)) {
            chunk = store.get(key(step));
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
