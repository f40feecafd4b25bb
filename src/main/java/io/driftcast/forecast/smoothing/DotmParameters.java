package io.driftcast.forecast.smoothing;

import java.util.Locale;

/**
 * A dynamic optimised theta model with numbers in it.
 *
 * @param season how the season is taken off
 * @param period steps a season, 1 without one
 * @param alpha weight of an error in the level
 * @param lineWeight weight of the regression line, 1 - 1 / theta with the curvature theta of the
 *     upper theta line: 0 is smoothing alone, 1/2 the theta method's, 1 an infinite curvature
 * @param sigma2 variance of an error of the series with its season
 */
public record DotmParameters(
        EtsSpec.Season season, int period, double alpha, double lineWeight, double sigma2) {

    /**
     * @throws IllegalArgumentException if a number is out of its range or does not go with the form
     */
    public DotmParameters {
        boolean seasonal = season != EtsSpec.Season.NONE;
        boolean ok =
                alpha > 0
                        && alpha < 1
                        && lineWeight >= 0
                        && lineWeight <= 1
                        && sigma2 >= 0
                        && sigma2 < Double.POSITIVE_INFINITY
                        && period >= (seasonal ? 2 : 1)
                        && period <= (seasonal ? EtsParameters.MAX_PERIOD : 1);
        if (!ok) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "dotm of period %d cannot have alpha %s, weight %s of the line, sigma2 %s",
                            period,
                            alpha,
                            lineWeight,
                            sigma2));
        }
    }

    /** The curvature of the upper theta line, infinite where the line has all the weight. */
    public double theta() {
        return 1 / (1 - lineWeight);
    }
}
