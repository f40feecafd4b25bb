package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.Better;
import io.driftcast.app.bench.CallTimes.Measure;

/** What a row counts in. */
enum Unit {
    /** Processor time of one operation. */
    NANOSECONDS("CPU-ns", Measure.PROCESSOR, Better.LESS),
    /** Processor time of one operation that takes longer. */
    MICROSECONDS("CPU-us", Measure.PROCESSOR, Better.LESS),
    /** Processor time of one operation that takes longer still. */
    MILLISECONDS("CPU-ms", Measure.PROCESSOR, Better.LESS),
    /** Floating-point operations in the processor time of one thread, 1e9 a second. */
    RATE("GF/CPU-s", Measure.PROCESSOR, Better.MORE),
    /** Floating-point operations of several threads, 1e9 a second on the clock. */
    CLOCK_RATE("GF/s", Measure.CLOCK, Better.MORE);

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String words;
    private final Measure measure;
    private final Better better;

    Unit(String words, Measure measure, Better better) {
        this.words = words;
        this.measure = measure;
        this.better = better;
    }

    String words() {
        return words;
    }

    Measure measure() {
        return measure;
    }

    Better better() {
        return better;
    }

    /** The figure of calls that took so long each and held so many operations. */
    double figure(double nanos, double operations) {
        return switch (this) {
            case NANOSECONDS -> nanos / operations;
            case MICROSECONDS -> nanos / operations / NANOS_PER_MICRO;
            case MILLISECONDS -> nanos / operations / NANOS_PER_MILLI;
            case RATE, CLOCK_RATE -> operations / nanos;
        };
    }
}
