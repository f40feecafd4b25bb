package io.driftcast.forecast.smoothing;

/**
 * Level and running regression line of a dynamic optimised theta model (J. A. Fiorucci, T. R.
 * Pellegrini, F. Louzada, F. Petropoulos and A. B. Koehler, Models for optimising the theta method
 * and their relationship to state space models, Int. J. Forecasting 32, 2016,
 * doi:10.1016/j.ijforecast.2016.02.005). After t values x, with l the level, A and B intercept and
 * slope of the regression on 1..t, the next one is expected at
 *
 * <pre>
 *   l + (1 - 1/theta) [(1 - alpha)^t A + (1 - (1 - alpha)^(t+1)) / alpha B]
 * </pre>
 *
 * Not thread-safe.
 */
final class DotmState {

    private final double alpha;
    private final double lineWeight;
    double level;
    int t;
    double mean;
    double slope;

    /** (1 - alpha)^t. */
    double decay = 1;

    DotmState(double alpha, double lineWeight, double level) {
        this.alpha = alpha;
        this.lineWeight = lineWeight;
        this.level = level;
    }

    DotmState copy() {
        DotmState copy = new DotmState(alpha, lineWeight, level);
        copy.t = t;
        copy.mean = mean;
        copy.slope = slope;
        copy.decay = decay;
        return copy;
    }

    /** What a unit error of the last step has changed; moves on like a state. */
    DotmState response() {
        DotmState response = new DotmState(alpha, lineWeight, alpha);
        response.t = t + 1;
        response.mean = 1.0 / response.t;
        response.slope = t == 0 ? 0 : 6.0 / response.t / (response.t + 1.0);
        response.decay = decay * (1 - alpha);
        return response;
    }

    /** The line's part in the next value, before it is weighted. */
    double line() {
        double intercept = mean - 0.5 * slope * (t + 1.0);
        return decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope;
    }

    double expectation() {
        return level + lineWeight * line();
    }

    void take(double value) {
        level += alpha * (value - level);
        if (t == 0) {
            mean = value;
        } else {
            double n = t + 1.0;
            slope = ((n - 2) * slope + 6 * (value - mean) / n) / (n + 1);
            mean += (value - mean) / n;
        }
        decay *= 1 - alpha;
        t = t == Integer.MAX_VALUE ? t : t + 1;
    }
}
