package io.driftcast.stream.topology.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Finds the series that have been silent for too long without looking at the others.
 *
 * <p>A timer wheel that is re-armed lazily: a reading costs one set look-up, and a series whose
 * deadline has moved on since it was armed is put back when its old deadline comes up. It lives in
 * memory only and is armed again from the store on start.
 */
public final class SilenceWheel {

    /** The deadline of a series that has none. */
    public static final long NEVER = Long.MAX_VALUE;

    private final long tickMillis;
    private final int maxPerTick;
    private final TreeMap<Long, List<String>> buckets = new TreeMap<>();
    private final Set<String> armed = new HashSet<>();
    private final Deque<String> due = new ArrayDeque<>();

    /**
     * @param tickMillis how fine deadlines are told apart
     * @param maxPerTick how many series one call of {@link #silentAt} reports at the most
     */
    public SilenceWheel(long tickMillis, int maxPerTick) {
        this.tickMillis = tickMillis;
        this.maxPerTick = maxPerTick;
    }

    /** Watches a series, unless it is watched already. */
    public void arm(String seriesId, long deadlineMillis) {
        if (deadlineMillis != NEVER && armed.add(seriesId)) {
            enqueue(seriesId, deadlineMillis);
        }
    }

    /**
     * The series whose deadline has passed, each once until it is armed again.
     *
     * @param nowMillis the clock
     * @param deadline the current deadline of a series, {@link #NEVER} if it is gone
     */
    public List<String> silentAt(long nowMillis, ToLongFunction<String> deadline) {
        Map<Long, List<String>> passed = buckets.headMap(Math.floorDiv(nowMillis, tickMillis));
        passed.values().forEach(due::addAll);
        passed.clear();
        List<String> silent = new ArrayList<>();
        while (!due.isEmpty() && silent.size() < maxPerTick) {
            String seriesId = due.remove();
            long current = deadline.applyAsLong(seriesId);
            if (current == NEVER) {
                armed.remove(seriesId);
            } else if (current > nowMillis) {
                enqueue(seriesId, current);
            } else {
                armed.remove(seriesId);
                silent.add(seriesId);
            }
        }
        return silent;
    }

    private void enqueue(String seriesId, long deadlineMillis) {
        buckets.computeIfAbsent(
                        Math.floorDiv(deadlineMillis, tickMillis), tick -> new ArrayList<>())
                .add(seriesId);
    }
}
