package io.driftcast.forecast.smoothing;

/**
 * The means of forecasts of models whose errors and season both multiply. Within the first season
 * they are the point forecasts. An error of a step enters level, slope and that place's factor
 * alike, so from the second season on the product has a mean of its own: at each visit of a place
 * level and slope, weighted with its factor, gain alpha gamma sigma2 and beta gamma sigma2 times
 * the expected level (Hyndman et al. 2008, section 6.4.3, exact). Stateless, thread-safe.
 */
final class FactorMean {

    private FactorMean() {}

    /**
     * The means of the next steps.
     *
     * @param point the point forecasts, which are left as they are
     */
    static double[] of(EtsParameters parameters, EtsState state, double[] point) {
        double[] mean = point.clone();
        int period = parameters.period();
        if (mean.length <= period) {
            return mean;
        }
        double phi = parameters.phi();
        double whole = parameters.slopeSum(period);
        double power = StrictMath.pow(phi, period);
        double weight = parameters.gamma() * parameters.sigma2();
        for (int first = 0; first < Math.min(period, mean.length - period); first++) {
            double factor = state.season[(state.place + first) % period];
            double q = state.level + parameters.slopeSum(first + 1) * state.slope;
            double moved = StrictMath.pow(phi, first + 1) * state.slope;
            for (int h = first + period; h < mean.length; h += period) {
                double level = q * (1 + parameters.alpha() * weight);
                double slope = moved + parameters.beta() * weight * q;
                q = level + whole * slope;
                moved = power * slope;
                mean[h] = q * factor;
            }
        }
        return mean;
    }
}
