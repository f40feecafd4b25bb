package io.driftcast.stream.training;

import io.driftcast.forecast.catalogue.SeriesFit;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs fits on a fixed number of daemon threads with a bounded queue. Every job that was accepted
 * gets exactly one outcome, also if it throws an error or the pool is closed before its turn.
 * Thread-safe.
 */
public final class FitPool implements AutoCloseable {

    private final ThreadPoolExecutor executor;
    private final Duration closeLimit;

    /**
     * @param name what the threads' names begin with
     * @param threads how many fits run at once, at least 1
     * @param queued how many may wait, at least 1
     * @param closeLimit how long {@link #close()} waits for running fits
     */
    public FitPool(String name, int threads, int queued, Duration closeLimit) {
        this.closeLimit = closeLimit;
        executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queued),
                        daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Takes a job if there is room.
     *
     * @return false, with nothing done, if the queue is full or the pool is closed
     */
    public boolean offer(FitJob job) {
        try {
            executor.execute(new Task(job));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Whether a job offered now would find room, if nobody else offers one meanwhile. */
    public boolean hasRoom() {
        return executor.getQueue().remainingCapacity() > 0;
    }

    /** How many jobs wait for a thread. */
    public int waiting() {
        return executor.getQueue().size();
    }

    /**
     * Interrupts the running fits, gives the waiting ones a cancellation as outcome, and waits for
     * the running ones no longer than the limit.
     */
    @Override
    public void close() {
        for (Runnable waiting : executor.shutdownNow()) {
            if (waiting instanceof Task task) {
                task.cancel();
            }
        }
        try {
            executor.awaitTermination(closeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A job in the queue or on a thread. */
    private record Task(FitJob job) implements Runnable {

        @Override
        public void run() {
            job.completion().accept(outcome());
        }

        private FitOutcome outcome() {
            try {
                SeriesFit fit = job.work().call();
                return new FitOutcome.Fitted(job.key(), fit);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new FitOutcome.Failed(job.key(), e);
            } catch (Throwable e) { // an error must reach the completion too, or the fit is lost
                return new FitOutcome.Failed(job.key(), e);
            }
        }

        void cancel() {
            CancellationException closed =
                    new CancellationException("the pool was closed before this fit began");
            job.completion().accept(new FitOutcome.Failed(job.key(), closed));
        }
    }
}
