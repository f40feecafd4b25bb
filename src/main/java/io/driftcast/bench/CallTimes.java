package io.driftcast.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of calls, that of the thread that makes them: unlike the time on the clock it is
 * the same whether the thread has a core to itself or not.
 */
final class CallTimes {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CallTimes() {}

    /** A call; what it returns is added up, so that the compiler cannot leave it out. */
    @FunctionalInterface
    interface Call {
        double run();
    }

    /**
     * The median processor time of a call, in nanoseconds.
     *
     * @param batches how many times are taken
     * @param batch how many calls each of them is the mean of
     */
    static double median(int batches, int batch, Call call) {
        double[] nanos = new double[batches];
        double sum = 0;
        for (int i = 0; i < batches; i++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int k = 0; k < batch; k++) {
                sum += call.run();
            }
            nanos[i] = (THREADS.getCurrentThreadCpuTime() - begin) / (double) batch;
        }
        if (Double.isNaN(sum)) {
            throw new BenchException("what was timed gave no number");
        }
        return BenchRow.median(nanos);
    }

    /** Calls until the time is over, for the compiler to do its work. */
    static void warm(double seconds, Call call) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < seconds * NANOS_PER_SECOND) {
            median(1, 1, call);
        }
    }
}
