package io.driftcast.series.decomposition;

import io.driftcast.series.LinearFill;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * STL, the seasonal-trend decomposition by LOESS (R. B. Cleveland, W. S. Cleveland, J. E. McRae and
 * I. Terpenning, Journal of Official Statistics 6, 1990, pages 3 to 73): value = trend + season +
 * remainder. With the same options it gives what R's {@code stl} and statsmodels' {@code STL} give;
 * but for robust fits by R 4.2.2, which in some iterations takes another order statistic for the
 * median.
 *
 * <p>Missing values (NaN) have weight 0 in every regression, so that trend and season go on through
 * a gap; where a whole window is missing, linear interpolation stands in. The remainder is NaN
 * there.
 */
public final class Stl {

    /*
     * An inner iteration: the detrended series is smoothed over each cycle-subseries, which is
     * continued by one period on either side; from that comes off what a low-pass filter (moving
     * averages over a period, a period and 3, then LOESS) leaves of it, so that the trend stays out
     * of the season; the rest of the series, deseasonalised, is smoothed to the trend. An outer
     * iteration weights each point by the bisquare of its remainder over six times the remainders'
     * median size.
     */

    private static final double MEDIANS = 6;
    private static final double NEAR = 0.001;
    private static final double FAR = 0.999;

    private final StlOptions options;
    private final int n;
    private final double[] y;
    private final boolean[] missing;
    private final boolean anyMissing;
    private final double[] trend;
    private final double[] season;
    private final double[] weights;
    private final double[] work;
    private final double[] continued;
    private final double[] lowPass;
    private final double[] subseries;
    private final double[] subweights;
    private final double[] subsmooth;
    private final Loess seasonLoess;
    private final Loess trendLoess;
    private final Loess lowPassLoess;

    private Stl(double[] values, StlOptions options) {
        this.options = options;
        this.n = values.length;
        this.y = LinearFill.of(values);
        this.missing = new boolean[n];
        this.weights = new double[n];
        for (int t = 0; t < n; t++) {
            missing[t] = Double.isNaN(values[t]);
            weights[t] = missing[t] ? 0 : 1;
        }
        this.anyMissing = Arrays.stream(values).anyMatch(Double::isNaN);
        this.trend = new double[n];
        this.season = new double[n];
        this.work = new double[n + 2 * options.period()];
        this.continued = new double[n + 2 * options.period()];
        this.lowPass = new double[n + 2 * options.period()];
        int longest = (n - 1) / options.period() + 1;
        this.subseries = new double[longest];
        this.subweights = new double[longest];
        this.subsmooth = new double[longest + 2];
        this.seasonLoess =
                new Loess(
                        options.seasonalWindow(),
                        options.seasonalDegree(),
                        options.seasonalJump(),
                        longest);
        this.trendLoess =
                new Loess(options.trendWindow(), options.trendDegree(), options.trendJump(), n);
        this.lowPassLoess =
                new Loess(
                        options.lowPassWindow(), options.lowPassDegree(), options.lowPassJump(), n);
    }

    /**
     * Decomposes a series. Thread-safe.
     *
     * @param values one a step, finite, or NaN where missing; unchanged
     * @throws IllegalArgumentException if the series is shorter than two periods or has no value
     */
    public static Decomposition decompose(double[] values, StlOptions options) {
        return fit(values, options).decomposition();
    }

    /** The decomposition with the weights that the last inner iterations gave to the points. */
    static Fit fit(double[] values, StlOptions options) {
        Periods.check(values, options.period());
        Stl stl = new Stl(values, options);
        stl.iterate();
        return new Fit(stl.result(), stl.weights);
    }

    record Fit(Decomposition decomposition, double[] weights) {}

    private void iterate() {
        for (int outer = 0; ; outer++) {
            boolean weighted = outer > 0 || anyMissing;
            for (int inner = 0; inner < options.innerIterations(); inner++) {
                refine(weighted ? weights : null);
            }
            if (outer >= options.outerIterations()) {
                break;
            }
            reweight();
        }
        if (options.periodic()) {
            makePeriodic();
        }
    }

    private Decomposition result() {
        double[] remainder = new double[n];
        for (int t = 0; t < n; t++) {
            remainder[t] = missing[t] ? Double.NaN : y[t] - season[t] - trend[t];
        }
        return new Decomposition(
                DecompositionType.ADDITIVE,
                trend,
                List.of(new Season(options.period(), season)),
                remainder);
    }

    private void refine(double @Nullable [] pointWeights) {
        int period = options.period();
        for (int t = 0; t < n; t++) {
            work[t] = y[t] - trend[t];
        }
        smoothSubseries(pointWeights);
        int length = MovingAverage.of(continued, n + 2 * period, period, lowPass);
        length = MovingAverage.of(lowPass, length, period, work);
        length = MovingAverage.of(work, length, 3, lowPass);
        lowPassLoess.smooth(lowPass, length, null, work, 0);
        for (int t = 0; t < n; t++) {
            season[t] = continued[t + period] - work[t];
            work[t] = y[t] - season[t];
        }
        trendLoess.smooth(work, n, pointWeights, trend, 0);
    }

    /** From the detrended series in {@code work} to smooth cycle-subseries in {@code continued}. */
    private void smoothSubseries(double @Nullable [] pointWeights) {
        int period = options.period();
        for (int place = 0; place < period; place++) {
            int count = (n - 1 - place) / period + 1;
            for (int i = 0; i < count; i++) {
                subseries[i] = work[i * period + place];
                if (pointWeights != null) {
                    subweights[i] = pointWeights[i * period + place];
                }
            }
            double @Nullable [] own = pointWeights == null ? null : subweights;
            seasonLoess.smooth(subseries, count, own, subsmooth, 1);
            int window = Math.min(options.seasonalWindow(), count);
            double before = seasonLoess.regress(subseries, count, -1, 0, window, own);
            double after = seasonLoess.regress(subseries, count, count, count - window, count, own);
            subsmooth[0] = Double.isNaN(before) ? subsmooth[1] : before;
            subsmooth[count + 1] = Double.isNaN(after) ? subsmooth[count] : after;
            for (int i = 0; i < count + 2; i++) {
                continued[i * period + place] = subsmooth[i];
            }
        }
    }

    /** Bisquare weights of the remainders. */
    private void reweight() {
        double[] sizes = new double[n];
        int present = 0;
        for (int t = 0; t < n; t++) {
            if (!missing[t]) {
                sizes[present++] = Math.abs(y[t] - season[t] - trend[t]);
            }
        }
        Arrays.sort(sizes, 0, present);
        double median = (sizes[present / 2] + sizes[(present - 1) / 2]) / 2;
        double reach = MEDIANS * median;
        for (int t = 0; t < n; t++) {
            weights[t] = missing[t] ? 0 : bisquare(Math.abs(y[t] - season[t] - trend[t]), reach);
        }
    }

    private static double bisquare(double size, double reach) {
        if (size <= NEAR * reach) {
            return 1;
        }
        if (size > FAR * reach) {
            return 0;
        }
        double r = size / reach;
        return (1 - r * r) * (1 - r * r);
    }

    private void makePeriodic() {
        int period = options.period();
        for (int place = 0; place < period; place++) {
            double sum = 0;
            int count = 0;
            for (int t = place; t < n; t += period) {
                sum += season[t];
                count++;
            }
            for (int t = place; t < n; t += period) {
                season[t] = sum / count;
            }
        }
    }
}
