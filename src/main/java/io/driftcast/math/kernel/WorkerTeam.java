package io.driftcast.math.kernel;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that carry out the parts of one task together. Who calls takes parts
 * too; parts are independent, so that results do not depend on the number of threads. While one
 * caller has the team, another carries its parts out alone, and so does a part that calls {@link
 * #run} itself. Thread-safe; a run allocates nothing.
 *
 * <p>Parts are taken from one number that holds the run's count and how many of its parts are left:
 * a thread that comes late finds none, or its compare-and-set fails because another run has begun.
 * Threads without work look for it for some microseconds and then sleep.
 */
public final class WorkerTeam implements AutoCloseable {

    /** A task of several parts. */
    @FunctionalInterface
    public interface Task {

        /** Carries out one part. */
        void run(int part);
    }

    /** How often a thread looks before it sleeps. */
    private static final int SPINS = 500;

    /** Where the run's count begins in {@link #open}. */
    private static final int RUN = 32;

    private static final Task NOTHING = part -> {};

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong open = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    // Written by the caller that has the team, before it opens its run's parts.
    private volatile Task task = NOTHING;
    private volatile int parts;

    private volatile @Nullable Thread waiting;
    private volatile boolean closed;

    /**
     * @param threads how many work at once, the caller among them
     * @throws IllegalArgumentException if that is less than one
     */
    public WorkerTeam(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a team of %d threads", threads));
        }
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker("driftcast-kernel-" + (i + 1));
        }
        for (Worker worker : workers) {
            worker.thread.start();
        }
    }

    /**
     * The team of this process, started when first asked for: as many threads as the system
     * property {@code driftcast.kernel.threads} says, the processors by default. Not to be closed.
     */
    public static WorkerTeam shared() {
        return Shared.TEAM;
    }

    /** How many threads a value of that property asks for. */
    static int threads(@Nullable String property) {
        if (property == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        try {
            return Integer.parseInt(property);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "driftcast.kernel.threads is a number of threads, not '%s'".formatted(property),
                    e);
        }
    }

    /** How many work at once. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Carries out the parts 0 to {@code parts - 1} and returns when all have ended, in a closed
     * team by the caller alone. An interrupt neither stops it nor is lost.
     *
     * @throws RuntimeException or an error, as the first part to fail threw it; others' are
     *     suppressed in it
     */
    public void run(int parts, Task task) {
        if (parts > 1 && workers.length > 0 && !closed && busy.compareAndSet(false, true)) {
            try {
                together(parts, task);
            } finally {
                this.task = NOTHING;
                busy.set(false);
            }
        } else {
            alone(parts, task);
        }
    }

    private static void alone(int parts, Task task) {
        Throwable first = null;
        for (int part = 0; part < parts; part++) {
            try {
                task.run(part);
            } catch (Throwable e) {
                first = merged(first, e);
            }
        }
        rethrow(first);
    }

    private void together(int parts, Task task) {
        this.task = task;
        this.parts = parts;
        unfinished.set(parts);
        long run = (open.get() >>> RUN) + 1;
        open.set(run << RUN | parts);
        for (int i = 0; i < Math.min(workers.length, parts - 1); i++) {
            workers[i].wake();
        }
        while (takePart()) {}
        await();
        rethrow(failure.getAndSet(null));
    }

    /** Whether there was a part to carry out. */
    private boolean takePart() {
        long seen = open.get();
        int left = (int) seen;
        if (left == 0) {
            return false;
        }
        if (open.compareAndSet(seen, seen - 1)) {
            // The run cannot end before this part has, so that these are still its own.
            try {
                task.run(parts - left);
            } catch (Throwable e) {
                failed(e);
            }
            if (unfinished.decrementAndGet() == 0) {
                LockSupport.unpark(waiting);
            }
        }
        return true;
    }

    private void failed(Throwable thrown) {
        if (!failure.compareAndSet(null, thrown)) {
            merged(failure.get(), thrown);
        }
    }

    // One may be thrown by several parts, and cannot be suppressed in itself whatever it equals.
    @SuppressWarnings("ReferenceEquality")
    private static Throwable merged(@Nullable Throwable first, Throwable thrown) {
        if (first == null) {
            return thrown;
        }
        if (first != thrown) {
            first.addSuppressed(thrown);
        }
        return first;
    }

    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("a part failed", thrown);
        }
    }

    /** Returns when all parts of this caller's run have ended. */
    private void await() {
        boolean interrupted = false;
        waiting = Thread.currentThread();
        for (int looks = 0; unfinished.get() > 0; looks++) {
            if (looks < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        waiting = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Lets the threads end, and returns before they have; a run that is under way is carried out to
     * its end.
     */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker.thread);
        }
    }

    /** What one thread does between runs. */
    private final class Worker implements Runnable {

        private final Thread thread;
        private volatile boolean asleep;

        Worker(String name) {
            thread = Thread.ofPlatform().daemon().name(name).unstarted(this);
        }

        /** Called once a run's parts are open. */
        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            int looks = 0;
            while (!closed) {
                if (takePart()) {
                    looks = 0;
                } else if (looks++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleep();
                    looks = 0;
                }
            }
        }

        private void sleep() {
            asleep = true;
            // Asked again: parts opened before the line above woke nobody.
            if ((int) open.get() == 0 && !closed) {
                LockSupport.park(WorkerTeam.this);
            }
            asleep = false;
            // An interrupt means nothing here and would keep it from sleeping.
            Thread.interrupted();
        }
    }

    /** The process's team, made when first used. */
    private static final class Shared {

        static final WorkerTeam TEAM =
                new WorkerTeam(threads(System.getProperty("driftcast.kernel.threads")));
    }
}
