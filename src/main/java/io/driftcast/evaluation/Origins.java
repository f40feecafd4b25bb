package io.driftcast.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a backtest forecasts from. The last {@code test} steps of a series are the test part; the
 * first origin lies before all of it, the last one {@code horizon} steps before its end, and the
 * others evenly between.
 *
 * @param test how many steps are held back from the first origin
 * @param horizon how many steps are forecast from each
 * @param count how many origins there are
 */
public record Origins(int test, int horizon, int count) {

    private static final int SHARE = 5;
    private static final int SEASONS_TESTED = 2;
    private static final int SEASONS_NEEDED = 5;

    /**
     * @throws IllegalArgumentException if a number is below 1, the horizon is longer than the test
     *     part, or there are more origins than places for them
     */
    public Origins {
        if (test < 1 || horizon < 1 || count < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a backtest needs at least one step to test, one step ahead and one origin, not %d, %d and %d",
                            test,
                            horizon,
                            count));
        }
        if (horizon > test) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d steps ahead do not fit into a test part of %d",
                            horizon,
                            test));
        }
        if (count > test - horizon + 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d origins do not fit into a test part of %d steps with %d ahead of each; at most %d do",
                            count,
                            test,
                            horizon,
                            test - horizon + 1));
        }
    }

    /** One origin; the whole test part is forecast from it. */
    public static Origins holdOut(int test) {
        return new Origins(test, test, 1);
    }

    /**
     * The usual length of a test part: two seasons where there are at least five, otherwise a fifth
     * of the series, and at least one step.
     *
     * @param length of the series
     * @param period the season's length in steps, 1 for none
     */
    public static int usualTest(int length, int period) {
        return period > 1 && length >= SEASONS_NEEDED * period
                ? SEASONS_TESTED * period
                : Math.max(1, length / SHARE);
    }

    /**
     * How many steps of a series come before each origin, the fewest first.
     *
     * @param length of the series
     * @throws IllegalArgumentException if nothing is left before the test part
     */
    List<Integer> trainingLengths(int length) {
        if (test >= length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a test part of %d steps leaves nothing to fit to in a series of %d",
                            test,
                            length));
        }
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long moved = count == 1 ? 0 : (long) i * (test - horizon) / (count - 1);
            lengths.add(length - test + (int) moved);
        }
        return lengths;
    }
}
