package io.driftcast.app.bench.kernels;

import java.util.Locale;

/**
 * How much {@link KernelBench} measures.
 *
 * @param rounds of ours and of each yardstick that count, at least 1
 * @param warmSeconds for the compiler, before the rounds of each side of each row, at the least
 * @param roundSeconds how long a round of one side lasts, at the least; above 0
 * @param trainings how many trainings to convergence are timed, at least 1
 */
public record KernelBenchOptions(
        int rounds, double warmSeconds, double roundSeconds, int trainings) {

    /** What is quoted. */
    public static final KernelBenchOptions FULL = new KernelBenchOptions(15, 1.5, 0.15, 5);

    /** A first impression in less than a minute. */
    public static final KernelBenchOptions QUICK = new KernelBenchOptions(3, 0.2, 0.06, 1);

    /**
     * @throws IllegalArgumentException if one is out of range
     */
    public KernelBenchOptions {
        if (rounds < 1 || trainings < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--rounds %d: at least one has to count", rounds));
        }
        if (!(warmSeconds >= 0) || !(roundSeconds > 0)) {
            throw new IllegalArgumentException(
                    "%s s to warm up, %s s a round".formatted(warmSeconds, roundSeconds));
        }
    }
}
