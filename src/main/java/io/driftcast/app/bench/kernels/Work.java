package io.driftcast.app.bench.kernels;

import com.sun.management.ThreadMXBean;
import io.driftcast.app.bench.CallTimes;
import io.driftcast.app.bench.CallTimes.Call;
import io.driftcast.app.bench.CallTimes.Measure;
import io.driftcast.app.bench.Interleaved.Round;
import java.lang.management.ManagementFactory;

/**
 * What is timed.
 *
 * @param call some operations at once, so that calling it does not count beside them
 * @param operations how many, in what the row's unit counts
 */
record Work(Call call, double operations) {

    /** So long is a batch at the least: a thousand times what reading the time takes. */
    private static final double BATCH_NANOS = 5e5;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int TRIALS = 5;

    /** A call that is still a tenth quicker than some time before is not warm. */
    private static final double STEADY = 0.9;

    /**
     * Nor is one that leaves more garbage than this, in bytes: vectors are objects until they are
     * compiled, while ONNX Runtime's Java side leaves some kilobytes a call for ever.
     */
    private static final long GARBAGE = 1 << 18;

    private static final int MOST_SLICES = 60;

    /** Warms it up and finds out how many calls make a round. */
    Round<Double> rounds(Unit unit, KernelBenchOptions options) {
        warm(options.warmSeconds());
        double nanos = Math.max(1, CallTimes.median(Measure.CLOCK, TRIALS, 1, call));
        int batch = Math.max(1, (int) Math.ceil(BATCH_NANOS / nanos));
        double round = options.roundSeconds() * NANOS_PER_SECOND;
        int batches = Math.max(1, (int) Math.ceil(round / (nanos * batch)));
        return () -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return unit.figure(CallTimes.median(unit.measure(), batches, batch, call), operations);
        };
    }

    /** Makes calls for some seconds, again and again until the compiler is through with them. */
    private void warm(double seconds) {
        double before = Double.POSITIVE_INFINITY;
        for (int slice = 0; slice < MOST_SLICES; slice++) {
            CallTimes.warm(seconds, call);
            double now = CallTimes.median(Measure.PROCESSOR, TRIALS, 1, call);
            if (now > STEADY * before && garbage() <= GARBAGE) {
                return;
            }
            before = now;
        }
    }

    /** What a call leaves. */
    private long garbage() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            return 0;
        }
        long begin = threads.getCurrentThreadAllocatedBytes();
        CallTimes.median(Measure.CLOCK, 1, 1, call);
        return threads.getCurrentThreadAllocatedBytes() - begin;
    }
}
