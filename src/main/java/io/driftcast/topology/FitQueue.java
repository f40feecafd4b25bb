package io.driftcast.topology;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.store.FitState.PendingFit;
import io.driftcast.training.FitJob;
import io.driftcast.training.FitOutcome;
import io.driftcast.training.FitPlan;
import io.driftcast.training.FitPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One task's side of the pool that all tasks share: the series that wait for a place in it, and the
 * fits that have come back. All but the pool's call-backs happens on the task's own thread.
 */
final class FitQueue implements AutoCloseable {

    /** A pending fit with what is to be fitted to which steps. */
    record Job(String seriesId, PendingFit pending, FitPlan plan, TrainingSeries series) {}

    /** A fit that has come back from the pool. */
    sealed interface Finished {

        Job job();

        /** It went well and took so long. */
        record Fitted(Job job, FittedModel model, long nanos) implements Finished {}

        /** It did not. */
        record Failed(Job job, Throwable cause) implements Finished {}
    }

    private final FitPool pool;
    private final Function<FitPlan, ModelFitter> fitters;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> enqueued = new HashSet<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    FitQueue(FitPool pool, Function<FitPlan, ModelFitter> fitters) {
        this.pool = pool;
        this.fitters = fitters;
    }

    /** Lets a series wait for a place in the pool, once. */
    void enqueue(String seriesId) {
        if (enqueued.add(seriesId)) {
            waiting.add(seriesId);
        }
    }

    /**
     * Hands waiting series to the pool until it is full.
     *
     * @param snapshot a series' fit, or null if it is no longer wanted
     */
    void submitWaiting(Function<String, @Nullable Job> snapshot) {
        while (!waiting.isEmpty()) {
            String seriesId = waiting.element();
            Job job = snapshot.apply(seriesId);
            if (job != null && !pool.offer(fit(job))) {
                return;
            }
            waiting.remove();
            enqueued.remove(seriesId);
        }
    }

    private FitJob fit(Job job) {
        AtomicLong nanos = new AtomicLong();
        return new FitJob(
                job.seriesId(),
                () -> {
                    long start = System.nanoTime();
                    FittedModel model = fitters.apply(job.plan()).fit(job.series()).model();
                    nanos.set(System.nanoTime() - start);
                    return model;
                },
                outcome -> {
                    if (!closed) {
                        finished.add(
                                switch (outcome) {
                                    case FitOutcome.Fitted(_, FittedModel model) ->
                                            new Finished.Fitted(job, model, nanos.get());
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
