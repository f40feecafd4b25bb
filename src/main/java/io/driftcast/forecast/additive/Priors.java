package io.driftcast.forecast.additive;

/**
 * Scales of the priors, on the scale of the fit (series over its largest size, time from 0 to 1):
 * normal for slope and offset, Laplace for the changes of slope, normal for the seasons and for the
 * holidays, half-normal for the standard deviation of the noise.
 */
record Priors(double trend, double change, double season, double noise) {

    /** Prophet's own. */
    static Priors usual() {
        return new Priors(5, 0.05, 10, 0.5);
    }
}
