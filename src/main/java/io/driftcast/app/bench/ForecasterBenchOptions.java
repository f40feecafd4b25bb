package io.driftcast.app.bench;

import java.util.Locale;

/**
 * How much {@link ForecasterBench} measures.
 *
 * @param rounds of ours and of each yardstick that count, at least 1
 * @param warmSeconds for the compiler, before the rounds of each row
 * @param effort how many calls a round has, as a multiple of the fewest
 */
public record ForecasterBenchOptions(int rounds, double warmSeconds, int effort) {

    /** What is quoted. */
    public static final ForecasterBenchOptions FULL = new ForecasterBenchOptions(9, 4, 4);

    /** A first impression in less than a minute. */
    public static final ForecasterBenchOptions QUICK = new ForecasterBenchOptions(3, 1, 1);

    /**
     * @throws IllegalArgumentException if one is out of range
     */
    public ForecasterBenchOptions {
        if (rounds < 1 || effort < 1 || !(warmSeconds >= 0)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--rounds %d: at least one has to count", rounds));
        }
    }
}
