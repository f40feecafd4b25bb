package io.driftcast.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long calls take: in processor time of the thread that makes them, which unlike the time on
 * the clock is the same whether the thread has a core to itself or not; or on the clock, for calls
 * that put other threads to work.
 */
public final class CallTimes {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CallTimes() {}

    /** A call; what it returns is added up, so that the compiler cannot leave it out. */
    @FunctionalInterface
    public interface Call {
        /** Makes it. */
        double run();
    }

    /** What is read before and after a batch of calls. */
    public enum Measure {
        /** Processor time of the calling thread. */
        PROCESSOR {
            @Override
            long nanos() {
                return THREADS.getCurrentThreadCpuTime();
            }
        },
        /** Time that passes. */
        CLOCK {
            @Override
            long nanos() {
                return System.nanoTime();
            }
        };

        abstract long nanos();
    }

    /**
     * The median time of a call, in nanoseconds.
     *
     * @param batches how many times are taken
     * @param batch how many calls each of them is the mean of
     */
    public static double median(Measure measure, int batches, int batch, Call call) {
        double[] nanos = new double[batches];
        double sum = 0;
        for (int i = 0; i < batches; i++) {
            long begin = measure.nanos();
            for (int k = 0; k < batch; k++) {
                sum += call.run();
            }
            nanos[i] = (measure.nanos() - begin) / (double) batch;
        }
        if (Double.isNaN(sum)) {
            throw new BenchException("what was timed gave no number");
        }
        return BenchRow.median(nanos);
    }

    /** Calls until the time is over, for the compiler to do its work. */
    public static void warm(double seconds, Call call) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < seconds * NANOS_PER_SECOND) {
            median(Measure.CLOCK, 1, 1, call);
        }
    }
}
