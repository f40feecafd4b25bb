package io.driftcast.stream.store;

import io.driftcast.forecast.TrainingSeries;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.SeriesProfile;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The closed steps of one series, in chunks, as far back as its training window goes. There are no
 * holes between its chunks.
 */
public final class History {

    private final KeyValueStore<ChunkKey, HistoryChunk> store;
    private final String seriesId;

    public History(KeyValueStore<ChunkKey, HistoryChunk> store, String seriesId) {
        this.store = store;
        this.seriesId = seriesId;
    }

    /** Keeps a step; on the first one of a chunk drops the chunks that have left the window. */
    public void put(long step, double value, long label, int window) {
        HistoryChunk chunk = chunkOf(step);
        if (chunk == null) {
            chunk = HistoryChunk.around(step);
            deleteDownFrom(HistoryChunk.indexOf(step - window) - 2);
        }
        chunk.set(step, value, label);
        store.put(key(step), chunk);
    }

    /**
     * Keeps missing steps, those of them that are in the window once the last one is.
     *
     * @param label of each step
     */
    public void putMissing(long first, int steps, LongUnaryOperator label, int window) {
        long end = first + steps;
        long from = Math.max(first, end - window);
        if (from > first) {
            deleteDownFrom(HistoryChunk.indexOf(first)); // no hole may be left
        }
        HistoryChunk chunk = null;
        for (long step = from; step < end; step++) {
            if (chunk == null) {
                chunk = chunkOf(step);
            }
            if (chunk == null) {
                chunk = HistoryChunk.around(step);
                deleteDownFrom(HistoryChunk.indexOf(step - window) - 2);
            }
            chunk.set(step, Double.NaN, label.applyAsLong(step));
            boolean last = step + 1 == end;
            if (last || HistoryChunk.indexOf(step + 1) != HistoryChunk.indexOf(step)) {
                store.put(key(step), chunk);
                chunk = null;
            }
        }
    }

    /** The value of a step; NaN if it is missing or not kept. */
    public double value(long step) {
        HistoryChunk chunk = chunkOf(step);
        return chunk == null ? Double.NaN : chunk.value(step);
    }

    /**
     * The first of the steps {@code from} to {@code to} that is kept. It is {@code from} unless an
     * earlier version of this program widened the window over steps that it had dropped.
     */
    public long firstKept(long from, long to) {
        long first = from;
        while (first < to && chunkOf(first) == null) {
            first = (HistoryChunk.indexOf(first) + 1) * HistoryChunk.STEPS;
        }
        return Math.min(first, to);
    }

    /** A pending fit of this history with the steps that have closed since it was marked. */
    public PendingFit upToDate(FitState fit, PendingFit pending) {
        long from = Math.max(fit.firstKept(), pending.fromStep());
        long last = fit.lastStep();
        return new PendingFit(firstKept(from, last), last, pending.cause());
    }

    /** The label of a kept step. */
    public long label(long step) {
        HistoryChunk chunk = chunkOf(step);
        if (chunk == null) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT, "step %d of '%s' is not in the history", step, seriesId));
        }
        return chunk.label(step);
    }

    /** The steps {@code from} to {@code to}, both included. */
    public TrainingSeries read(SeriesProfile profile, long from, long to) {
        double[] values = new double[Math.toIntExact(to - from + 1)];
        HistoryChunk chunk = null;
        for (int i = 0; i < values.length; i++) {
            long step = from + i;
            if (i == 0 || Math.floorMod(step, (long) HistoryChunk.STEPS) == 0) {
                chunk = chunkOf(step);
            }
            values[i] = chunk == null ? Double.NaN : chunk.value(step);
        }
        return new TrainingSeries(profile.timeline(from), profile.seasonalPeriods(), values);
    }

    /** Forgets everything that the series may still have. */
    public void clear(FitState fit) {
        deleteDownFrom(HistoryChunk.indexOf(fit.lastStep()));
    }

    private void deleteDownFrom(long last) {
        long index = last;
        while (store.delete(new ChunkKey(seriesId, index)) != null) {
            index--;
        }
    }

    private @Nullable HistoryChunk chunkOf(long step) {
        return store.get(key(step));
    }

    private ChunkKey key(long step) {
        return new ChunkKey(seriesId, HistoryChunk.indexOf(step));
    }
}
