package io.driftcast.forecast.regression;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.stats.Cholesky;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Ordinary least squares of the values on powers of time, missing values left out (N. R. Draper and
 * H. Smith, Applied Regression Analysis, 3rd ed., chapters 1 and 3, for the prediction intervals).
 *
 * <p>The estimates are those of time counted from 1 at the first step of the series: y = intercept
 * + slope t + curvature t^2. The least squares are solved in time scaled to -1 to 1, where X'X is
 * well conditioned. {@code sigma2} is the maximum likelihood one, the residual sum of squares over
 * n; the intervals use the unbiased one.
 *
 * <p>Immutable, thread-safe.
 *
 * @param degree 1 for a straight line, 2 for a parabola
 */
record TrendFitter(int degree) implements ModelFitter {

    /** Residuals below this share of the values' size are rounding: the trend is exact. */
    private static final double ROUNDING = 1e-14;

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        TrendLine line = line(series.values());
        double[] residuals = residuals(line, series.values());
        int n = line.degreesOfFreedom() + degree + 1;
        double sigma2 = line.sigma() * line.sigma() * line.degreesOfFreedom() / n;
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                TrendFamily.KIND, TrendFamily.VERSION, TrendFamily.encode(line)),
                        degree == 1 ? "linear" : "quadratic",
                        new TrendForecaster(line, residuals.length).state(),
                        n,
                        metrics(n, sigma2));
        return new Fit(model, estimates(line), residuals);
    }

    /**
     * The fitted line.
     *
     * @throws UnfittableSeriesException if there are not more values than coefficients
     */
    TrendLine line(double[] values) throws UnfittableSeriesException {
        int first = -1;
        int last = -1;
        int n = 0;
        double sum = 0;
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                first = first < 0 ? i + 1 : first;
                last = i + 1;
                n++;
                sum += values[i];
                size = Math.max(size, Math.abs(values[i]));
            }
        }
        int k = degree + 1;
        if (n <= k) {
            throw new UnfittableSeriesException(
                    String.format(
                            Locale.ROOT,
                            "a %s trend needs at least %d values, the series has %d",
                            degree == 1 ? "linear" : "quadratic",
                            k + 1,
                            n));
        }
        double centre = 0.5 * (first + last);
        double halfRange = 0.5 * (last - first);
        double mean = sum / n;
        double[][] normal = new double[k][k];
        double[] moments = new double[k];
        double[] power = new double[k];
        for (int t = first; t <= last; t++) {
            double value = values[t - 1];
            if (Double.isFinite(value)) {
                double u = (t - centre) / halfRange;
                for (int i = 0; i < k; i++) {
                    power[i] = i == 0 ? 1 : power[i - 1] * u;
                    moments[i] += power[i] * (value - mean);
                    for (int j = 0; j <= i; j++) {
                        normal[i][j] += power[i] * power[j];
                    }
                }
            }
        }
        Cholesky factor = Cholesky.of(normal);
        double[] coefficients = factor.solve(moments);
        coefficients[0] += mean;
        TrendLine exact = new TrendLine(last, centre, halfRange, coefficients, factor, 0, n - k);
        double sigma = Math.sqrt(sumOfSquares(residuals(exact, values)) / (n - k));
        return new TrendLine(
                last,
                centre,
                halfRange,
                coefficients,
                factor,
                sigma <= ROUNDING * size ? 0 : sigma,
                n - k);
    }

    private static double[] residuals(TrendLine line, double[] values) {
        double[] residuals = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            residuals[i] =
                    Double.isFinite(values[i]) ? values[i] - line.value(i + 1.0) : Double.NaN;
        }
        return residuals;
    }

    private static double sumOfSquares(double[] residuals) {
        double sum = 0;
        for (double residual : residuals) {
            sum += Double.isNaN(residual) ? 0 : residual * residual;
        }
        return sum;
    }

    private Map<String, Double> metrics(int n, double sigma2) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("sigma2", sigma2);
        metrics.put("n", (double) n);
        if (sigma2 > 0) {
            int k = degree + 2;
            double loglik = -0.5 * n * (StrictMath.log(2 * Math.PI * sigma2) + 1);
            metrics.put("loglik", loglik);
            metrics.put("aic", 2 * k - 2 * loglik);
            metrics.put("bic", k * StrictMath.log(n) - 2 * loglik);
            if (n > k + 1) {
                metrics.put("aicc", 2 * k - 2 * loglik + 2.0 * k * (k + 1) / (n - k - 1));
            }
        }
        return metrics;
    }

    /** From powers of u = (t - c) / s to powers of t. */
    private static Map<String, Estimate> estimates(TrendLine line) {
        double[] b = line.coefficients();
        double c = line.centre() / line.halfRange();
        double curvature = b.length > 2 ? b[2] : 0;
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("intercept", new Estimate.Scalar(b[0] - b[1] * c + curvature * c * c));
        estimates.put("slope", new Estimate.Scalar((b[1] - 2 * curvature * c) / line.halfRange()));
        if (b.length > 2) {
            double halfRange = line.halfRange();
            estimates.put("curvature", new Estimate.Scalar(curvature / (halfRange * halfRange)));
        }
        return estimates;
    }
}
