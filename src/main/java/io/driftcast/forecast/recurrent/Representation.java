package io.driftcast.forecast.recurrent;

import java.util.List;
import java.util.Locale;

/**
 * How the values of a series become the inputs and targets of a network, on a scale without units.
 * Everything a {@link Position} needs beside the values themselves.
 *
 * <p>A <em>unit</em> is the root mean square of the change from step to step: of the series that
 * the network was trained on, or, where one network serves many series, of what a position has seen
 * of its own so far. All other spreads are in units.
 *
 * @param logarithm whether the model's scale is that of the values' logarithms
 * @param season steps after which the same change is expected again, 1 for none
 * @param longSeason a longer season, after which the naive forecast by the first one is expected to
 *     be as wrong again; 1 for none
 * @param calendar the cycles whose phase is an input
 * @param firstStep the step of the first value of the training series
 * @param horizon how many steps ahead the network forecasts
 * @param running whether a position finds out the unit itself
 * @param start the value that stands for one before the first, on the model's scale
 * @param unit on the model's scale, not negative; without effect if {@code running}
 * @param drift the expected change a step where there is a season, in units
 * @param longWeight by how much the naive forecast follows the long season's errors
 * @param levelSpread root mean square of the distance to the slow level
 * @param seasonSpread root mean square of the change over a season, less the drift's
 * @param spreads root mean square of the distance between a value and the naive forecast of it, by
 *     steps ahead; not decreasing
 * @param widening of the bounds that the networks give
 */
record Representation(
        boolean logarithm,
        int season,
        int longSeason,
        List<Cycle> calendar,
        long firstStep,
        int horizon,
        boolean running,
        double start,
        double unit,
        double drift,
        double longWeight,
        double levelSpread,
        double seasonSpread,
        List<Double> spreads,
        Widening widening) {

    /** The longest season: hours of a quarter fit in, as in the models on lags. */
    static final int MAX_SEASON = 2_500;

    /** The most steps ahead at once. */
    static final int MAX_HORIZON = 512;

    /** The most cycles of a calendar. */
    static final int MAX_CYCLES = 4;

    private static final int PLAIN_INPUTS = 3;
    private static final int SEASON_INPUTS = 2;
    private static final int INPUTS_A_CYCLE = 2;

    /** The most inputs of a step. */
    static final int MAX_INPUTS = PLAIN_INPUTS + SEASON_INPUTS + 1 + INPUTS_A_CYCLE * MAX_CYCLES;

    /**
     * @throws IllegalArgumentException if a number is out of range or the spreads are not as many
     *     as steps ahead
     */
    Representation {
        calendar = List.copyOf(calendar);
        spreads = List.copyOf(spreads);
        if (season < 1
                || season > MAX_SEASON
                || longSeason < 1
                || longSeason > MAX_SEASON
                || horizon < 1
                || horizon > MAX_HORIZON
                || calendar.size() > MAX_CYCLES
                || spreads.size() != horizon) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "season %d, horizon %d, %d cycles, %d spreads",
                            season,
                            horizon,
                            calendar.size(),
                            spreads.size()));
        }
        double before = 0;
        for (double spread : spreads) {
            if (!(spread >= before)) {
                throw new IllegalArgumentException("spreads " + spreads);
            }
            before = spread;
        }
        if (!(unit >= 0) || !(levelSpread >= 0) || !(seasonSpread >= 0)) {
            throw new IllegalArgumentException(
                    "unit %s, level %s, season %s".formatted(unit, levelSpread, seasonSpread));
        }
    }

    /** How many steps before the last one a position must know. */
    int reach() {
        return longSeason == 1 ? season : longSeason + season - 1;
    }

    /**
     * The cycles of these lengths.
     *
     * @throws IllegalArgumentException if one is below 2 or above {@value #MAX_SEASON}
     */
    static List<Cycle> cycles(List<Integer> lengths) {
        for (int length : lengths) {
            if (length < 2 || length > MAX_SEASON) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "a cycle of %d steps", length));
            }
        }
        return lengths.stream().map(Cycle::new).toList();
    }

    /** How many inputs a step has. */
    int inputs() {
        return PLAIN_INPUTS
                + (season > 1 ? SEASON_INPUTS : 0)
                + (longSeason > 1 ? 1 : 0)
                + INPUTS_A_CYCLE * calendar.size();
    }

    /** A value on the model's scale; NaN if it is missing or has no logarithm. */
    double forward(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        if (!logarithm) {
            return value;
        }
        return value > 0 ? Math.log(value) : Double.NaN;
    }

    /** The value that stands behind a number on the model's scale, at most the largest double. */
    double inverse(double y) {
        return Math.clamp(logarithm ? Math.exp(y) : y, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** The mean of a value whose median and standard error on the model's scale are these. */
    double mean(double median, double standardError) {
        double factor = logarithm ? 1 + standardError * standardError / 2 : 1;
        return Math.clamp(inverse(median) * factor, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** The same with all spreads known, for a series that the network is trained on. */
    Representation with(
            double newUnit,
            double newDrift,
            double newLongWeight,
            double newLevelSpread,
            double newSeasonSpread,
            List<Double> newSpreads) {
        return new Representation(
                logarithm,
                season,
                longSeason,
                calendar,
                firstStep,
                horizon,
                running,
                start,
                newUnit,
                newDrift,
                newLongWeight,
                newLevelSpread,
                newSeasonSpread,
                newSpreads,
                widening);
    }

    /** The same with the bounds further away from the median. */
    Representation widened(Widening newWidening) {
        return new Representation(
                logarithm,
                season,
                longSeason,
                calendar,
                firstStep,
                horizon,
                running,
                start,
                unit,
                drift,
                longWeight,
                levelSpread,
                seasonSpread,
                spreads,
                newWidening);
    }
}
