package io.driftcast.app.bench;

/**
 * What it took an application to work through a backlog.
 *
 * @param readings how many
 * @param spent the time from the first one's arrival in the application to the last one's commit
 */
record BacklogSample(long readings, Expense spent) {

    private static final double NANOS = 1e9;
    private static final double MILLION = 1e6;

    double readingsPerSecond() {
        return readings / (spent.wallNanos() / NANOS);
    }

    /** Of the application's own threads. */
    double applicationCpuSecondsPerMillion() {
        return spent.applicationNanos() / NANOS / (readings / MILLION);
    }

    /** On the heap, by the application's own threads. */
    double allocatedBytesPerReading() {
        return (double) spent.applicationBytes() / readings;
    }

    /** Of the whole process, the broker in it included. */
    double processCpuSecondsPerMillion() {
        return spent.processNanos() / NANOS / (readings / MILLION);
    }
}
