package io.driftcast.forecast.smoothing;

import io.driftcast.series.Values;
import java.util.Arrays;

/**
 * What is minimised to fit a model to a series: n/2 log(sum of squared errors), and for
 * multiplicative errors the sum of log(mu) beside it, over the steps with a value (Hyndman et al.
 * 2008, equation 5.3); a step without one moves on with error 0. It is -loglik up to a constant.
 *
 * <p>The gradient by all smoothing parameters and initial states comes from one pass backwards
 * (reverse differentiation of the recursions in {@link EtsParameters}), so its cost does not grow
 * with the length of the season.
 *
 * <p>Not thread-safe.
 */
final class EtsLikelihood {

    /** The mean square error below which a fit counts as perfect, for values of mean size 1. */
    static final double PERFECT = 1e-26;

    /** Within these limits factors are multiplied before a logarithm is taken. */
    private static final double LARGE = 1e200;

    private static final double SMALL = 1e-200;

    private final EtsSpec spec;
    private final boolean relative;
    private final int m;
    private final double[] y;
    private final int observed;

    // the pass forwards, kept for the one backwards
    private final double[] expected; // q
    private final double[] slope; // b before the step
    private final double[] season; // s before the step
    private final double[] ring;
    private double alpha;
    private double beta;
    private double gamma;
    private double phi;
    private double sumOfSquares;

    /**
     * @param period steps a season, 1 without one
     * @param y one a step, NaN where missing, of mean size 1; kept, not copied
     */
    EtsLikelihood(EtsSpec spec, int period, double[] y) {
        this.spec = spec;
        this.m = period;
        this.y = y;
        relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        observed = Values.count(y);
        expected = new double[y.length];
        slope = new double[y.length];
        season = new double[y.length];
        ring = new double[period];
    }

    /** How many steps have a value. */
    int observed() {
        return observed;
    }

    /** The first value that is there. */
    double firstValue() {
        return y[Values.first(y)];
    }

    /** The sum of squared errors of the last evaluation. */
    double sumOfSquares() {
        return sumOfSquares;
    }

    /**
     * The value at a point; positive infinity where a forecast of a model for positive values is
     * not above 0.
     *
     * @param smoothing alpha, beta, gamma, phi; 0 and 1 for those that the model does not have
     * @param states level, slope if there is one, season in the order of the first m steps
     */
    double value(double[] smoothing, double[] states) {
        alpha = smoothing[0];
        beta = smoothing[1];
        gamma = smoothing[2];
        phi = smoothing[3];
        boolean possible =
                switch (spec.season()) {
                    case NONE -> forwards(states);
                    case ADDITIVE -> forwardsAdditive(states);
                    case MULTIPLICATIVE -> forwardsMultiplicative(states);
                };
        if (!possible || !(sumOfSquares < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        double floor = observed * PERFECT;
        return 0.5 * observed * StrictMath.log(Math.max(sumOfSquares, floor)) + logSum;
    }

    private double logSum;
    private double product;

    private void begin() {
        sumOfSquares = 0;
        logSum = 0;
        product = 1;
    }

    /** Adds an error; false if the forecast is not above 0 where it must be. */
    private boolean account(double value, double mean) {
        double error = value - mean;
        if (relative) {
            if (!(mean > 0)) {
                return false;
            }
            error /= mean;
            product *= mean;
            if (product > LARGE || product < SMALL) {
                logSum += StrictMath.log(product);
                product = 1;
            }
        }
        sumOfSquares += error * error;
        return true;
    }

    private void end() {
        logSum += StrictMath.log(product);
    }

    private boolean forwards(double[] states) {
        double l = states[0];
        double b = spec.hasTrend() ? states[1] : 0;
        begin();
        for (int t = 0; t < y.length; t++) {
            slope[t] = b;
            double moved = phi * b;
            double q = l + moved;
            expected[t] = q;
            double value = y[t];
            l = q;
            b = moved;
            if (!Double.isNaN(value)) {
                if (!account(value, q)) {
                    return false;
                }
                double d = value - q;
                l += alpha * d;
                b += beta * d;
            }
        }
        end();
        return true;
    }

    private void loadRing(double[] states) {
        System.arraycopy(states, states.length - m, ring, 0, m);
    }

    private boolean forwardsAdditive(double[] states) {
        double l = states[0];
        double b = spec.hasTrend() ? states[1] : 0;
        loadRing(states);
        begin();
        int place = 0;
        for (int t = 0; t < y.length; t++) {
            slope[t] = b;
            double moved = phi * b;
            double q = l + moved;
            double s = ring[place];
            expected[t] = q;
            season[t] = s;
            double value = y[t];
            l = q;
            b = moved;
            if (!Double.isNaN(value)) {
                if (!account(value, q + s)) {
                    return false;
                }
                double d = value - s - q;
                l += alpha * d;
                b += beta * d;
                ring[place] = s + gamma * d;
            }
            place = place + 1 == m ? 0 : place + 1;
        }
        end();
        return true;
    }

    private boolean forwardsMultiplicative(double[] states) {
        double l = states[0];
        double b = spec.hasTrend() ? states[1] : 0;
        loadRing(states);
        begin();
        int place = 0;
        for (int t = 0; t < y.length; t++) {
            slope[t] = b;
            double moved = phi * b;
            double q = l + moved;
            double s = ring[place];
            expected[t] = q;
            season[t] = s;
            double value = y[t];
            l = q;
            b = moved;
            if (!(q > 0 && s > 0)) {
                return false;
            }
            if (!Double.isNaN(value)) {
                if (!account(value, q * s)) {
                    return false;
                }
                double d = value / s - q;
                l += alpha * d;
                b += beta * d;
                ring[place] = s + gamma * (value / q - s);
            }
            place = place + 1 == m ? 0 : place + 1;
        }
        end();
        return true;
    }

    /**
     * The gradient at the point of the last, finite {@link #value}.
     *
     * @param smoothing receives the derivatives by alpha, beta, gamma, phi
     * @param states receives those by the initial states
     */
    void gradient(double[] smoothing, double[] states) {
        Arrays.fill(ring, 0);
        double weight = observed / Math.max(sumOfSquares, observed * PERFECT);
        double byLevel = 0;
        double bySlope = 0;
        double byAlpha = 0;
        double byBeta = 0;
        double byGamma = 0;
        double byPhi = 0;
        boolean multiplied = spec.season() == EtsSpec.Season.MULTIPLICATIVE;
        boolean added = spec.season() == EtsSpec.Season.ADDITIVE;
        int place = y.length % m;
        for (int t = y.length - 1; t >= 0; t--) {
            place = place == 0 ? m - 1 : place - 1;
            double value = y[t];
            double byExpected = byLevel;
            double byMoved = bySlope;
            if (!Double.isNaN(value)) {
                double q = expected[t];
                double s = season[t];
                double mean = multiplied ? q * s : added ? q + s : q;
                double d = multiplied ? value / s - q : value - mean;
                double byMean =
                        relative
                                ? (1 - weight * (value / mean - 1) * (value / mean)) / mean
                                : -weight * (value - mean);
                double byD = alpha * byLevel + beta * bySlope;
                byAlpha += byLevel * d;
                byBeta += bySlope * d;
                byExpected -= byD;
                if (multiplied) {
                    double later = ring[place];
                    double byG = gamma * later;
                    byGamma += later * (value / q - s);
                    byExpected += byMean * s - byG * value / (q * q);
                    ring[place] = later - byG - byD * value / (s * s) + byMean * q;
                } else if (added) {
                    double later = ring[place];
                    double byG = gamma * later;
                    byGamma += later * d;
                    byExpected += byMean - byG;
                    ring[place] = later - byG - byD + byMean;
                } else {
                    byExpected += byMean;
                }
            }
            byMoved += byExpected;
            byLevel = byExpected;
            byPhi += byMoved * slope[t];
            bySlope = phi * byMoved;
        }
        smoothing[0] = byAlpha;
        smoothing[1] = byBeta;
        smoothing[2] = byGamma;
        smoothing[3] = byPhi;
        states[0] = byLevel;
        if (spec.hasTrend()) {
            states[1] = bySlope;
        }
        if (spec.hasSeason()) {
            System.arraycopy(ring, 0, states, states.length - m, m);
        }
    }
}
