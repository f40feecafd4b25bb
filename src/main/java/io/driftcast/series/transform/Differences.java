package io.driftcast.series.transform;

import java.util.Arrays;
import java.util.Locale;

/**
 * Regular and seasonal differences of a series, (1 - B)^d (1 - B^m)^D x, with the way back for
 * values and for the errors of forecasts. Immutable, thread-safe.
 *
 * <p>A difference with a missing value (NaN) in it is missing; on the way back, all that rests on a
 * missing difference is.
 *
 * @param regular d, 0 or more
 * @param seasonal D, 0 or more
 * @param period m, 1 or more; above 1 where D is not 0
 */
public record Differences(int regular, int seasonal, int period) {

    public Differences {
        if (regular < 0 || seasonal < 0 || period < 1 || (seasonal > 0 && period == 1)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "cannot difference %d times, and %d times at period %d",
                            regular,
                            seasonal,
                            period));
        }
    }

    /** How many values the differences are fewer than the series: d + D m. */
    public int lost() {
        return Math.addExact(regular, Math.multiplyExact(seasonal, period));
    }

    /**
     * The differences, seasonal ones first, in a new array: d + D m fewer than the values, none if
     * the values are no more than that.
     *
     * @param values one a step, NaN where missing; unchanged
     */
    public double[] apply(double[] values) {
        double[] result = values.clone();
        for (int k = 0; k < seasonal; k++) {
            result = Differencing.atLag(result, period);
        }
        return Differencing.repeated(result, regular);
    }

    /**
     * The series that begins with {@code start} and has these differences: the inverse of {@link
     * #apply}. Sums run in twice the precision, so where the differences themselves were exact
     * (whole numbers below 2^50, say) the series comes back bit for bit; else each value is off by
     * no more than half a unit in its last place and, for each difference between it and the start,
     * half a unit in the last place of that difference (times up to t^(d+D-1), where they were
     * taken more than once).
     *
     * @param start the first d + D m values
     * @param differences unchanged
     * @return start and one value more for each difference
     * @throws IllegalArgumentException if start has another length
     */
    public double[] restore(double[] start, double[] differences) {
        if (start.length != lost()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d values are needed to undo %d differences and %d of period %d, not %d",
                            lost(),
                            regular,
                            seasonal,
                            period,
                            start.length));
        }
        // starts[k]: the first values of the series differenced k times, seasonal first
        double[][] starts = new double[regular + seasonal][];
        double[] series = start;
        for (int k = 0; k < starts.length; k++) {
            int lag = k < seasonal ? period : 1;
            starts[k] = Arrays.copyOf(series, lag);
            series =
                    new Differences(k < seasonal ? 0 : 1, k < seasonal ? 1 : 0, period)
                            .apply(series);
        }
        double[] high = differences.clone();
        double[] low = new double[high.length];
        for (int k = starts.length - 1; k >= 0; k--) {
            double[] sums = concatenated(starts[k], high);
            double[] rests = concatenated(new double[starts[k].length], low);
            cumulate(sums, rests, starts[k].length);
            high = sums;
            low = rests;
        }
        return high;
    }

    /**
     * The values that follow a series when these differences follow it.
     *
     * @param values at least d + D m, of which the last ones count
     * @param differences of the steps after the last value
     * @return one value for each difference
     * @throws IllegalArgumentException if there are fewer values
     */
    public double[] extend(double[] values, double[] differences) {
        if (values.length < lost()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d values are needed to undo %d differences and %d of period %d, not %d",
                            lost(),
                            regular,
                            seasonal,
                            period,
                            values.length));
        }
        double[] last = Arrays.copyOfRange(values, values.length - lost(), values.length);
        double[] restored = restore(last, differences);
        return Arrays.copyOfRange(restored, lost(), restored.length);
    }

    /**
     * The psi weights of the series from those of its differences: psi(B) / ((1 - B)^d (1 -
     * B^m)^D).
     *
     * @param psi of the differences, psi[0] = 1; what is beyond the array is 0
     * @param steps how many weights to give
     */
    public double[] psiWeights(double[] psi, int steps) {
        return extend(new double[lost()], Arrays.copyOf(psi, steps));
    }

    /**
     * Standard errors of forecasts of the series 1 to {@code steps} ahead, when all its values up
     * to the origin are known: sigma sqrt(Psi[0]^2 + ... + Psi[h-1]^2) with the series' psi
     * weights.
     *
     * @param variance of the one-step errors, 0 or more
     * @param psi of the differences, psi[0] = 1; what is beyond the array is 0
     */
    public double[] standardErrors(double variance, double[] psi, int steps) {
        double[] weights = psiWeights(psi, steps);
        double[] errors = new double[steps];
        double sum = 0;
        for (int h = 0; h < steps; h++) {
            sum += weights[h] * weights[h];
            errors[h] = Math.sqrt(variance * sum);
        }
        return errors;
    }

    /**
     * Standard errors of forecasts of the series from the covariances of the errors of its
     * differences' forecasts, when all its values up to the origin are known: the roots of the
     * diagonal of L C L', where L sums differences up to values.
     *
     * @param covariances C, of the errors 1 to h steps ahead, symmetric; unchanged
     */
    public double[] standardErrors(double[][] covariances) {
        int n = covariances.length;
        double[][] left = new double[n][];
        for (int j = 0; j < n; j++) {
            left[j] = extend(new double[lost()], covariances[j]); // row j of C L'
        }
        double[] errors = new double[n];
        double[] column = new double[n];
        for (int h = 0; h < n; h++) {
            for (int j = 0; j < n; j++) {
                column[j] = left[j][h];
            }
            errors[h] = Math.sqrt(Math.max(0, extend(new double[lost()], column)[h]));
        }
        return errors;
    }

    private static double[] concatenated(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * Adds to each value the one {@code lag} before it, the rounding of each sum kept beside it.
     */
    private static void cumulate(double[] sums, double[] rests, int lag) {
        for (int t = lag; t < sums.length; t++) {
            double a = sums[t - lag];
            double b = sums[t];
            double sum = a + b;
            double share = sum - a;
            double rest = (a - (sum - share)) + (b - share) + rests[t - lag] + rests[t];
            sums[t] = sum + rest;
            rests[t] = rest - (sums[t] - sum);
        }
    }
}
