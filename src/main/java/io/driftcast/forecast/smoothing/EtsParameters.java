package io.driftcast.forecast.smoothing;

import io.driftcast.series.Limits;
import java.util.Locale;

/**
 * An exponential smoothing model with numbers in it. Per step, with the one-step forecast mu and
 * its parts q = l + phi b (level and slope) and s (season, of a period ago):
 *
 * <pre>
 *   season   mu      d            l'            b'               s'
 *   none     q       y - q        q + alpha d   phi b + beta d
 *   A        q + s   y - s - q    q + alpha d   phi b + beta d   s + gamma (y - q - s)
 *   M        q s     y / s - q    q + alpha d   phi b + beta d   s + gamma (y / q - s)
 * </pre>
 *
 * The error is y - mu, or (y - mu) / mu where it is multiplicative.
 *
 * @param spec the form
 * @param period steps a season, 1 without one
 * @param alpha weight of an error in the level
 * @param beta weight of an error in the slope, 0 without one
 * @param gamma weight of an error in the season, 0 without one
 * @param phi what is left of the slope after a step: 1 without damping
 * @param sigma2 variance of an error, for the bounds
 */
public record EtsParameters(
        EtsSpec spec,
        int period,
        double alpha,
        double beta,
        double gamma,
        double phi,
        double sigma2) {

    /** The longest season. */
    public static final int MAX_PERIOD = Limits.SEASON_STEPS;

    /**
     * @throws IllegalArgumentException if a number is out of its range or does not go with the form
     */
    public EtsParameters {
        boolean ok =
                inUnit(alpha)
                        && inUnit(beta)
                        && inUnit(gamma)
                        && phi > 0
                        && phi <= 1
                        && sigma2 >= 0
                        && sigma2 < Double.POSITIVE_INFINITY
                        && period >= (spec.hasSeason() ? 2 : 1)
                        && period <= (spec.hasSeason() ? MAX_PERIOD : 1)
                        && (spec.hasTrend() || beta == 0)
                        && (spec.hasSeason() || gamma == 0)
                        && (spec.damped() || phi == 1);
        if (!ok) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s of period %d cannot have alpha %s, beta %s, gamma %s, phi %s, sigma2 %s",
                            spec,
                            period,
                            alpha,
                            beta,
                            gamma,
                            phi,
                            sigma2));
        }
    }

    private static boolean inUnit(double weight) {
        return weight >= 0 && weight <= 1;
    }

    /** The same with another error variance. */
    EtsParameters withSigma2(double other) {
        return new EtsParameters(spec, period, alpha, beta, gamma, phi, other);
    }

    /**
     * What an error leaves in the forecast j steps after it, in units of the error, without the
     * season: alpha + beta (phi + ... + phi^j).
     *
     * @param slopeSum {@link #slopeSum} of j
     */
    double response(double slopeSum) {
        return alpha + beta * slopeSum;
    }

    /** phi + ... + phi^j, which is j without damping. */
    double slopeSum(int j) {
        return phi == 1 ? j : phi * (1 - StrictMath.pow(phi, j)) / (1 - phi);
    }
}
