package io.driftcast.stream.training;

import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.stream.training.FitState.PendingFit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One task's side of the pool that all tasks share: the series and groups that wait for a place in
 * it, and the fits that have come back. All but the pool's call-backs happens on the task's own
 * thread.
 */
public final class FitQueue implements AutoCloseable {

    /**
     * A pending fit, ready to run.
     *
     * @param key the series or the group
     * @param pending the mark that it settles
     * @param specHash the grid of the steps; of a group what its members have in common
     * @param fromLabel the label of the first step
     * @param toLabel the label of the last step
     * @param leftOut members of a group that the fit is made without, each with the reason
     * @param provenance what else determines the fit, in a fixed order
     * @param work makes the models
     */
    public record Job(
            String key,
            PendingFit pending,
            long specHash,
            long fromLabel,
            long toLabel,
            List<String> leftOut,
            List<String> provenance,
            Callable<SeriesFit> work) {}

    /** A fit that has come back from the pool. */
    sealed interface Finished {

        Job job();

        /** It went well and took so long. */
        record Fitted(Job job, SeriesFit fit, long nanos) implements Finished {}

        /** It did not. */
        record Failed(Job job, Throwable cause) implements Finished {}
    }

    private final FitPool pool;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> enqueued = new HashSet<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    public FitQueue(FitPool pool) {
        this.pool = pool;
    }

    /** Lets a series or a group wait for a place in the pool, once. */
    void enqueue(String key) {
        if (enqueued.add(key)) {
            waiting.add(key);
        }
    }

    /**
     * Hands what waits to the pool until it is full.
     *
     * @param snapshot its fit, or null if it is no longer wanted; not asked while there is no room
     * @param taken told of each fit that the pool has taken
     */
    void submitWaiting(Function<String, @Nullable Job> snapshot, Consumer<Job> taken) {
        while (!waiting.isEmpty() && pool.hasRoom()) {
            String key = waiting.element();
            Job job = snapshot.apply(key);
            if (job != null) {
                if (!pool.offer(fit(job))) {
                    return;
                }
                taken.accept(job);
            }
            waiting.remove();
            enqueued.remove(key);
        }
    }

    private FitJob fit(Job job) {
        AtomicLong nanos = new AtomicLong();
        return new FitJob(
                job.key(),
                () -> {
                    long start = System.nanoTime();
                    SeriesFit fit = job.work().call();
                    nanos.set(System.nanoTime() - start);
                    return fit;
                },
                outcome -> {
                    if (!closed) {
                        finished.add(
                                switch (outcome) {
                                    case FitOutcome.Fitted(_, SeriesFit fit) ->
                                            new Finished.Fitted(job, fit, nanos.get());
                                    case FitOutcome.Failed(_, Throwable problem) ->
                                            new Finished.Failed(job, problem);
                                });
                    }
                });
    }

    /** The fits that have come back since the last call. */
    List<Finished> finished() {
        List<Finished> all = new ArrayList<>();
        for (Finished one = finished.poll(); one != null; one = finished.poll()) {
            all.add(one);
        }
        return all;
    }

    /** Lets whatever still comes back go: whoever takes over the task fits it again. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        finished.clear();
    }
}
