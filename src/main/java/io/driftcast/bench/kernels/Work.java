package io.driftcast.bench.kernels;

import io.driftcast.bench.CallTimes;
import io.driftcast.bench.CallTimes.Call;
import io.driftcast.bench.CallTimes.Measure;
import io.driftcast.bench.Interleaved.Round;

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

    /** Warms it up and finds out how many calls make a round. */
    Round<Double> rounds(Unit unit, KernelBenchOptions options) {
        CallTimes.warm(options.warmSeconds(), call);
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
}
