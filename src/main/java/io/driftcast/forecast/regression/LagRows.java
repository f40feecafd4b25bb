package io.driftcast.forecast.regression;

import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.analysis.UnitRoots;
import io.driftcast.series.cleaning.Imputation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A series as a regression on its lags: a row for each step that has a value and so have all its
 * lags; the other steps are left out.
 *
 * <p>A series is differenced once where the KPSS test rejects that its level is stationary ({@link
 * UnitRoots}), since neither a shrunken regression nor trees follow a trend; also where it is
 * constant, so that it goes on from its last value. The lags are those of one season (at least
 * {@value #FEWEST}, without a season {@value #USUAL}, or {@value #FEWEST} for fewer than {@value
 * #SHORT} values); of a season longer than {@value #LONGEST_WHOLE} steps the first {@value #USUAL}
 * and the three about the season before. There are fewer where there would not be {@value
 * #ROWS_A_LAG} rows a lag.
 *
 * <p>Gaps that recur leave rows at some places of the season alone: of a shop that was open on one
 * Sunday at those of Saturday. A regression on them knows nothing of the other places. Where a
 * place has rows for few of its values, missing lags are filled in ({@link Imputation#seasonal})
 * and all values have rows; in the stream the regression's own forecasts stand for them.
 *
 * @param lags ascending
 * @param rows the standardised lags of a step, lag 1 first; oldest step first
 * @param targets the step's own standardised values
 */
record LagRows(LagScale scale, int[] lags, double[][] rows, double[] targets) {

    private static final int FEWEST = 4;
    private static final int USUAL = 10;
    private static final int SHORT = 40;
    private static final int LONGEST_WHOLE = 48;
    private static final int ROWS_A_LAG = 2;
    private static final double RARER = 0.25;

    /**
     * The rows of a series, its differences and lags chosen by these rules.
     *
     * @param values one a step, missing where not finite
     * @param period the season's length in steps, 1 for none
     * @param least how many rows there must be
     * @throws UnfittableSeriesException if there are fewer rows
     */
    static LagRows of(double[] values, int period, int least) throws UnfittableSeriesException {
        double[] known = known(values);
        return of(known, period, least, differences(known));
    }

    /** The same with the differences given. */
    static LagRows of(double[] values, int period, int least, int differences)
            throws UnfittableSeriesException {
        double[] known = known(values);
        LagScale scale = LagScale.of(known, differences);
        double[] numbers = scale.standardise(known);
        int[] lags = lags(numbers, period);
        if (!coversSeason(known, numbers, lags, period)) {
            double[] filled = Imputation.seasonal(known, period);
            numbers = scale.standardise(filled);
            lags = lags(numbers, period);
            known = withRarePlaces(known, filled, period);
        }
        LagRows rows = complete(scale, known, numbers, lags);
        if (rows.targets.length < least) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "a regression on lags needs at least %d steps that have a value as the %d before them do, the series has %d",
                            least,
                            lags[lags.length - 1] + differences,
                            rows.targets.length));
        }
        return rows;
    }

    private static double[] known(double[] values) {
        double[] known = values.clone();
        for (int t = 0; t < known.length; t++) {
            known[t] = Double.isFinite(known[t]) ? known[t] : Double.NaN;
        }
        return known;
    }

    private static int differences(double[] values) {
        return LagScale.of(values, 0).scale() == 0 ? 1 : Math.min(1, UnitRoots.ndiffs(values));
    }

    private static int[] lags(double[] numbers, int period) {
        if (period > LONGEST_WHOLE && period < LagCodec.MAX_LAG) {
            int[] lags =
                    IntStream.concat(
                                    IntStream.rangeClosed(1, USUAL),
                                    IntStream.rangeClosed(period - 1, period + 1))
                            .toArray();
            if (count(numbers, lags) >= ROWS_A_LAG * lags.length) {
                return lags;
            }
        }
        int longest = numbers.length < SHORT ? FEWEST : USUAL;
        if (period > 1 && period <= LONGEST_WHOLE) {
            longest = Math.max(period, FEWEST);
        }
        int[] lags = IntStream.rangeClosed(1, longest).toArray();
        while (lags.length > 1 && count(numbers, lags) < ROWS_A_LAG * lags.length) {
            lags = Arrays.copyOf(lags, lags.length - 1);
        }
        return lags;
    }

    /**
     * Whether at each place of the season the steps that have all lags are no rarer, as a share of
     * those that have a value, than {@value #RARER} of that share at all places.
     */
    private static boolean coversSeason(double[] known, double[] numbers, int[] lags, int period) {
        int[] observed = new int[period];
        int[] complete = new int[period];
        for (int t = lags[lags.length - 1]; t < known.length; t++) {
            observed[t % period] += Double.isNaN(known[t]) ? 0 : 1;
            complete[t % period] += isComplete(numbers, lags, t) ? 1 : 0;
        }
        double share = Arrays.stream(complete).sum() / (double) Arrays.stream(observed).sum();
        return IntStream.range(0, period)
                .allMatch(place -> complete[place] >= RARER * share * observed[place]);
    }

    /** The values, and those filled in at places of the season at which most are missing. */
    private static double[] withRarePlaces(double[] known, double[] filled, int period) {
        int[] balance = new int[period];
        for (int t = 0; t < known.length; t++) {
            balance[t % period] += Double.isNaN(known[t]) ? -1 : 1;
        }
        double[] all = known.clone();
        for (int t = 0; t < all.length; t++) {
            all[t] = balance[t % period] < 0 ? filled[t] : all[t];
        }
        return all;
    }

    private static int count(double[] numbers, int[] lags) {
        int count = 0;
        for (int t = lags[lags.length - 1]; t < numbers.length; t++) {
            count += isComplete(numbers, lags, t) ? 1 : 0;
        }
        return count;
    }

    private static boolean isComplete(double[] numbers, int[] lags, int t) {
        boolean complete = !Double.isNaN(numbers[t]);
        for (int j = 0; complete && j < lags.length; j++) {
            complete = !Double.isNaN(numbers[t - lags[j]]);
        }
        return complete;
    }

    /**
     * @param known the values, of which the missing ones are no targets
     */
    private static LagRows complete(LagScale scale, double[] known, double[] numbers, int[] lags) {
        List<double[]> rows = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        for (int t = lags[lags.length - 1]; t < numbers.length; t++) {
            if (!Double.isNaN(known[t]) && isComplete(numbers, lags, t)) {
                double[] row = new double[lags.length];
                for (int j = 0; j < row.length; j++) {
                    row[j] = numbers[t - lags[j]];
                }
                rows.add(row);
                targets.add(numbers[t]);
            }
        }
        return new LagRows(
                scale,
                lags,
                rows.toArray(double[][]::new),
                targets.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
