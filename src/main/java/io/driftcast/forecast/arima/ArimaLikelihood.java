package io.driftcast.forecast.arima;

import io.driftcast.math.stats.ScalarProduct;
import io.driftcast.series.Values;
import java.util.Arrays;
import java.util.Objects;

/**
 * The exact Gaussian log-likelihood of one series under one spec, as a function of the ARMA
 * coefficients; sigma2 and the regressors' coefficients are concentrated out.
 *
 * <p>It is the likelihood of the differenced series, n = observed values - d - Dm terms: the first
 * values only fix the levels. The constant is a regressor (1, or t so that a drift is per step)
 * that is whitened with the series ({@link Whitening}); its generalised least squares estimate is
 * the least squares one then. With e the rest and f the innovations' variances,
 *
 * <pre>
 *   S = sum(e^2),   sigma2 = S / n
 *   loglik = -(n log(2 pi sigma2) + n + sum(log f)) / 2
 * </pre>
 *
 * Missing values (NaN) are predicted through and do not count. Where two kinds of differences meet
 * a gap near the start, the unit in which the likelihood counts the levels is arbitrary, so
 * likelihoods compare across models with the same differences only. Not thread-safe: the work space
 * is reused.
 */
final class ArimaLikelihood {

    /** A regressor of which a smaller share of its square is left says nothing of its own. */
    private static final double NOTHING = 1e-10;

    private final ArimaSpec spec;
    private final int terms;
    private final double[] values;
    private final boolean gapless;
    private final double[][] regressors;
    private final double[][] columns;
    private final Standardisation standard;
    private final LagPolynomial phi;
    private final LagPolynomial theta;
    private final Whitening whitening;
    private final Projection projection;
    private double[] rest;
    private double logVariances;
    private double squares;

    /**
     * Without other regressors than the constant.
     *
     * @param series one value a step, NaN where missing; copied
     */
    ArimaLikelihood(ArimaSpec spec, double[] series) {
        this(spec, series, new double[0][]);
    }

    /**
     * @param series one value a step, NaN where missing; copied
     * @param given regressors beside the constant, a row each with a number a step, none missing;
     *     they are differenced as the series is
     */
    ArimaLikelihood(ArimaSpec spec, double[] series, double[][] given) {
        this.spec = spec;
        int end = Values.last(series) + 1;
        int first = Math.min(Values.first(series), end);
        values = Arrays.copyOfRange(series, first, end);
        regressors = new double[given.length][];
        for (int r = 0; r < given.length; r++) {
            regressors[r] = Arrays.copyOfRange(given[r], first, end);
        }
        standard = Standardisation.of(spec, values);
        standard.apply(values);
        int observed = Values.count(values);
        terms = observed - spec.lostToDifferences();
        gapless = observed == values.length;
        phi = LagPolynomial.autoregressive(spec);
        theta = LagPolynomial.movingAverage(spec);
        columns = columns();
        whitening =
                gapless
                        ? new FastWhitening(phi, theta, columns)
                        : new FilterWhitening(spec, phi, theta, columns);
        projection = new Projection(columns.length - 1);
        rest = new double[columns[0].length];
    }

    /** The series and its regressors; differenced where no gap needs the levels in the state. */
    private double[][] columns() {
        int own = spec.hasConstant() ? 2 : 1;
        double[][] all = new double[own + regressors.length][];
        all[0] = values;
        System.arraycopy(regressors, 0, all, own, regressors.length);
        if (spec.hasConstant()) {
            all[1] = new double[values.length];
            for (int t = 0; t < values.length; t++) {
                all[1][t] = spec.constant() == ArimaSpec.Constant.MEAN ? 1 : t;
            }
        }
        if (gapless) {
            for (int c = 0; c < all.length; c++) {
                all[c] = Differences.of(spec, all[c]);
            }
        }
        return all;
    }

    /** How many terms the likelihood has: the n of AICc. */
    int terms() {
        return terms;
    }

    /** How many innovations an evaluation gives, zeros for missing values included. */
    int rows() {
        return rest.length;
    }

    /** Whether the series leaves nothing to estimate a variance from. */
    boolean degenerate() {
        return standard.degenerate();
    }

    /** The constant of a degenerate series, which its standardisation took whole. */
    double degenerateConstant() {
        return switch (spec.constant()) {
            case NONE -> 0;
            case MEAN -> standard.location();
            case DRIFT -> standard.slope();
        };
    }

    /**
     * The series as the likelihood sees it: differenced, without location, slope and scale; missing
     * values on the straight line between their neighbours. Regressors that were given are taken
     * out by least squares.
     */
    double[] filledDifferences() {
        double[] differences = gapless ? columns[0] : Differences.of(spec, filled());
        if (regressors.length == 0) {
            return differences;
        }
        double[][] all = new double[columns.length][];
        all[0] = differences.clone();
        for (int c = 1; c < all.length; c++) {
            all[c] = gapless ? columns[c].clone() : Differences.of(spec, columns[c].clone());
        }
        new Projection(all.length - 1).apply(all);
        return all[0];
    }

    /** The values with the missing ones on the straight line between their neighbours. */
    private double[] filled() {
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
        return filled;
    }

    /**
     * The first of the given regressors of which differencing, missing values, the constant and the
     * regressors before it leave nothing; -1 if there is none.
     */
    int dependentRegressor() {
        int own = columns.length - regressors.length;
        phi.set(new double[spec.p()], new double[spec.seasonalP()]);
        theta.set(new double[spec.q()], new double[spec.seasonalQ()]);
        double[][] white = Objects.requireNonNull(whitening.whiten(), "white noise is stationary");
        projection.apply(white);
        for (int r = 0; r < regressors.length; r++) {
            double left = ScalarProduct.of(white[own + r], white[own + r]);
            if (!(left > NOTHING * ScalarProduct.of(regressors[r], regressors[r]))) {
                return r;
            }
        }
        return -1;
    }

    /**
     * The log-likelihood at these coefficients, on the scale of the series; minus infinity where
     * the autoregression is not stationary, or so close to the edge that no digit would be right.
     *
     * @param ar regular and seasonal autoregressive coefficients, as many as the spec has
     * @param ma regular and seasonal moving-average coefficients, likewise
     */
    double evaluate(double[][] ar, double[][] ma) {
        return evaluateStandardised(ar, ma) - terms * StrictMath.log(standard.scale());
    }

    /** The same without seasonal terms. */
    double evaluate(double[] ar, double[] ma) {
        return evaluate(new double[][] {ar, {}}, new double[][] {ma, {}});
    }

    /** The same up to a number that does not depend on the coefficients. */
    double evaluateStandardised(double[][] ar, double[][] ma) {
        if (!whiten(ar, ma)) {
            return Double.NEGATIVE_INFINITY;
        }
        double loglik =
                -0.5 * (terms * (StrictMath.log(2 * Math.PI * squares / terms) + 1) + logVariances);
        return Double.isNaN(loglik) ? Double.NEGATIVE_INFINITY : loglik;
    }

    /**
     * Numbers whose sum of squares is smallest where the likelihood is largest: the innovations
     * less the regressors' part, times the geometric mean of their standard deviations.
     *
     * @param into receives {@link #rows()} numbers
     * @return false, with nothing written, where {@link #evaluate} gives minus infinity
     */
    boolean deviations(double[][] ar, double[][] ma, double[] into) {
        if (!whiten(ar, ma)) {
            return false;
        }
        double scale = StrictMath.exp(0.5 * logVariances / terms);
        for (int t = 0; t < into.length; t++) {
            into[t] = rest[t] * scale;
        }
        return Double.isFinite(scale) && Double.isFinite(squares);
    }

    private boolean whiten(double[][] ar, double[][] ma) {
        phi.set(ar[0], ar[1]);
        theta.set(ma[0], ma[1]);
        double[][] white = whitening.whiten();
        if (white == null) {
            return false;
        }
        logVariances = whitening.logVariances();
        rest = white[0];
        projection.apply(white);
        squares = ScalarProduct.of(rest, rest);
        return true;
    }

    /** The constant at the coefficients last evaluated, on the scale of the series. */
    double constant() {
        double estimate = spec.hasConstant() ? projection.effects()[0] : 0;
        return degenerateConstant() + standard.scale() * estimate;
    }

    /** What a unit of each given regressor adds, likewise; zeros for a degenerate series. */
    double[] effects() {
        double[] effects = new double[regressors.length];
        double[] all = projection.effects();
        for (int r = 0; r < effects.length; r++) {
            effects[r] = degenerate() ? 0 : standard.scale() * all[all.length - effects.length + r];
        }
        return effects;
    }

    /** The variance of the innovations at the coefficients last evaluated. */
    double sigma2() {
        return squares / terms * standard.scale() * standard.scale();
    }
}
