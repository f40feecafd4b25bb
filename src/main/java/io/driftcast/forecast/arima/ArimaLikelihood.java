package io.driftcast.forecast.arima;

import io.driftcast.series.Differencing;
import java.util.Arrays;

/**
 * The exact Gaussian log-likelihood of one series under one spec, as a function of the ARMA
 * coefficients; sigma2 and the constant are concentrated out.
 *
 * <p>It is the likelihood of the differenced series, n = observed values - d terms: the first d
 * values only fix the levels. The constant is a regressor (1, or t so that a drift is per step)
 * that runs through the same gains as the series; its generalised least squares estimate follows
 * from the two columns of innovations v and u with variances f:
 *
 * <pre>
 *   c = sum(u v / f) / sum(u u / f),   S = sum((v - c u)^2 / f),   sigma2 = S / n
 *   loglik = -(n log(2 pi sigma2) + n + sum(log f)) / 2
 * </pre>
 *
 * Missing values (NaN) are predicted through and do not count. Not thread-safe: the work space is
 * reused, and an evaluation allocates nothing.
 */
final class ArimaLikelihood {

    private static final double PRODUCT_LIMIT = 1e120;

    /** Up to this size of the ARMA block the steady part is unrolled. */
    private static final int SHORT = 4;

    private final ArimaSpec spec;
    private final boolean hasConstant;
    private final double[] values;
    private final double[] regressor;
    private final int afterLastGap;
    private final int terms;
    private final Standardisation standard;

    private final StateSpace model;
    private final CovarianceRecursion recursion;
    private final StationaryCovariance start;
    private final double[] valueState;
    private final double[] regressorState;

    private final double[] surprises = new double[SHORT];
    private final double[] shares = new double[SHORT];

    private double sumValues;
    private double sumRegressor;
    private double sumCross;
    private double logVariances;
    private double varianceProduct;

    /**
     * @param series one value a step, NaN where missing; copied
     */
    ArimaLikelihood(ArimaSpec spec, double[] series) {
        this.spec = spec;
        hasConstant = spec.hasConstant();
        double[] rest = trimmed(series);
        standard = Standardisation.of(spec, rest);
        standard.apply(rest);
        int observed = 0;
        int gap = 0;
        for (int t = 0; t < rest.length; t++) {
            if (Double.isNaN(rest[t])) {
                gap = t + 1;
            } else {
                observed++;
            }
        }
        terms = observed - spec.d();
        afterLastGap = gap;
        // without gaps the levels are known from the first term on: only the differences matter
        int levels = gap == 0 ? 0 : spec.d();
        values = Differencing.repeated(rest, spec.d() - levels);
        regressor = new double[hasConstant ? values.length : 0];
        for (int t = 0; t < regressor.length; t++) {
            regressor[t] = levels == 0 ? 1 : t;
        }
        model = new StateSpace(spec.p(), levels, spec.q());
        recursion = new CovarianceRecursion(model);
        start = new StationaryCovariance(model.r);
        valueState = new double[model.size];
        regressorState = new double[model.size];
    }

    private static double[] trimmed(double[] series) {
        int end = series.length;
        while (end > 0 && Double.isNaN(series[end - 1])) {
            end--;
        }
        int first = 0;
        while (first < end && Double.isNaN(series[first])) {
            first++;
        }
        return Arrays.copyOfRange(series, first, end);
    }

    /** How many terms the likelihood has: the n of AICc. */
    int terms() {
        return terms;
    }

    /** Whether the series leaves nothing to estimate a variance from. */
    boolean degenerate() {
        return standard.degenerate();
    }

    /** The constant of a degenerate series, which its standardisation took whole. */
    double degenerateConstant() {
        return hasConstant ? (spec.d() == 0 ? standard.location() : standard.slope()) : 0;
    }

    /**
     * The series as the likelihood sees it: differenced, without location, slope and scale; missing
     * values on the straight line between their neighbours.
     */
    double[] filledDifferences() {
        double[] filled = values.clone();
        int last = 0;
        for (int t = 1; t < filled.length; t++) {
            if (!Double.isNaN(filled[t])) {
                for (int s = last + 1; s < t; s++) {
                    double share = (double) (s - last) / (t - last);
                    filled[s] = filled[last] + share * (filled[t] - filled[last]);
                }
                last = t;
            }
        }
        return Differencing.repeated(filled, model.d);
    }

    /**
     * The log-likelihood at these coefficients, on the scale of the series; minus infinity where
     * the autoregression is not stationary, or so close to the edge that no digit would be right.
     *
     * @param phi as many as the spec has
     * @param theta as many as the spec has
     */
    double evaluate(double[] phi, double[] theta) {
        double unit = evaluateStandardised(phi, theta);
        return unit - terms * StrictMath.log(standard.scale());
    }

    /** The same up to a number that does not depend on the coefficients. */
    double evaluateStandardised(double[] phi, double[] theta) {
        model.set(phi, theta);
        if (!recursion.reset(start)) {
            return Double.NEGATIVE_INFINITY;
        }
        Arrays.fill(valueState, 0);
        Arrays.fill(regressorState, 0);
        sumValues = 0;
        sumRegressor = 0;
        sumCross = 0;
        logVariances = 0;
        varianceProduct = 1;
        int t = 0;
        while (t < values.length && !(recursion.converged && t >= afterLastGap)) {
            step(t);
            t++;
        }
        if (t < values.length) {
            steady(t);
        }
        logVariances += StrictMath.log(varianceProduct);
        double squares = sumSquares();
        double loglik =
                -0.5 * (terms * (StrictMath.log(2 * Math.PI * squares / terms) + 1) + logVariances);
        return Double.isNaN(loglik) ? Double.NEGATIVE_INFINITY : loglik;
    }

    /** The constant at the coefficients last evaluated, on the scale of the series. */
    double constant() {
        return degenerateConstant() + standard.scale() * estimate();
    }

    /** The variance of the innovations at the coefficients last evaluated. */
    double sigma2() {
        return sumSquares() / terms * standard.scale() * standard.scale();
    }

    private double estimate() {
        return hasConstant && sumRegressor > 0 ? sumCross / sumRegressor : 0;
    }

    private double sumSquares() {
        return sumValues - estimate() * sumCross;
    }

    private void step(int t) {
        double value = values[t];
        if (Double.isNaN(value)) {
            recursion.miss();
            model.advance(valueState, 0);
            model.advance(regressorState, 0);
            return;
        }
        recursion.observe();
        double surprise = advance(valueState, value);
        double share = hasConstant ? advance(regressorState, regressor[t]) : 0;
        if (recursion.informative()) {
            double variance = recursion.variance();
            sumValues += surprise * surprise / variance;
            sumRegressor += share * share / variance;
            sumCross += surprise * share / variance;
            varianceProduct *= variance;
            if (varianceProduct > PRODUCT_LIMIT) {
                logVariances += StrictMath.log(varianceProduct);
                varianceProduct = 1;
            }
        }
    }

    private double advance(double[] state, double value) {
        double surprise = value - model.predict(state, 0);
        model.advance(state, 0);
        for (int i = 0; i < state.length; i++) {
            state[i] += recursion.gain[i] * surprise;
        }
        return surprise;
    }

    /** The rest of the series, where gain and variance no longer change. */
    private void steady(int from) {
        recursion.observe();
        double variance = recursion.variance();
        double before = sumValues;
        double beforeRegressor = sumRegressor;
        double beforeCross = sumCross;
        sumValues = 0;
        sumRegressor = 0;
        sumCross = 0;
        int t = from;
        if (model.d == 0 && model.r <= SHORT && values.length - from > SHORT) {
            steadyShort(from);
            t = values.length;
        }
        for (; t < values.length; t++) {
            double surprise = advance(valueState, values[t]);
            double share = hasConstant ? advance(regressorState, regressor[t]) : 0;
            sumValues += surprise * surprise;
            sumRegressor += share * share;
            sumCross += surprise * share;
        }
        sumValues = before + sumValues / variance;
        sumRegressor = beforeRegressor + sumRegressor / variance;
        sumCross = beforeCross + sumCross / variance;
        logVariances += (values.length - from) * StrictMath.log(variance);
    }

    /**
     * The same for short models without levels, where the innovations are a plain recursion on the
     * last values and innovations once all of these come from the steady part.
     */
    private void steadyShort(int from) {
        double[] v = surprises;
        double[] u = shares;
        for (int k = 0; k < SHORT; k++) {
            v[SHORT - 1 - k] = advance(valueState, values[from + k]);
            u[SHORT - 1 - k] = hasConstant ? advance(regressorState, 1) : 0;
            sumValues += v[SHORT - 1 - k] * v[SHORT - 1 - k];
            sumRegressor += u[SHORT - 1 - k] * u[SHORT - 1 - k];
            sumCross += v[SHORT - 1 - k] * u[SHORT - 1 - k];
        }
        double phi1 = model.phi[0];
        double phi2 = model.r > 1 ? model.phi[1] : 0;
        double phi3 = model.r > 2 ? model.phi[2] : 0;
        double phi4 = model.r > 3 ? model.phi[3] : 0;
        double theta1 = recursion.gain[0] - phi1;
        double theta2 = model.r > 1 ? recursion.gain[1] - phi2 : 0;
        double theta3 = model.r > 2 ? recursion.gain[2] - phi3 : 0;
        double v1 = v[0];
        double v2 = v[1];
        double v3 = v[2];
        double u1 = u[0];
        double u2 = u[1];
        double u3 = u[2];
        double steadyRegressor = hasConstant ? 1 - phi1 - phi2 - phi3 - phi4 : 0;
        double squares = 0;
        double crosses = 0;
        double regressorSquares = 0;
        double[] w = values;
        for (int t = from + SHORT; t < w.length; t++) {
            double expected = phi1 * w[t - 1] + phi2 * w[t - 2] + phi3 * w[t - 3] + phi4 * w[t - 4];
            double v0 = w[t] - expected - theta3 * v3 - theta2 * v2 - theta1 * v1;
            double u0 = steadyRegressor - theta3 * u3 - theta2 * u2 - theta1 * u1;
            squares += v0 * v0;
            crosses += u0 * v0;
            regressorSquares += u0 * u0;
            v3 = v2;
            v2 = v1;
            v1 = v0;
            u3 = u2;
            u2 = u1;
            u1 = u0;
        }
        sumValues += squares;
        sumCross += crosses;
        sumRegressor += regressorSquares;
    }
}
