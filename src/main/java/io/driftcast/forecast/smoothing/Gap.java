package io.driftcast.forecast.smoothing;

/** How long no value has come, and what that adds to the variance of forecasts. Not thread-safe. */
final class Gap {

    private final EtsParameters parameters;
    private int steps;
    private double squares;

    /**
     * @param squares the sum over these steps of the squared {@link #response}
     */
    Gap(EtsParameters parameters, int steps, double squares) {
        this.parameters = parameters;
        this.steps = steps;
        this.squares = squares;
    }

    /** How many values are missing since the last. */
    int steps() {
        return steps;
    }

    /** The sum of the squared responses of the missing steps. */
    double squares() {
        return squares;
    }

    void grow() {
        if (steps < Integer.MAX_VALUE) {
            steps++;
        }
        double response = response(parameters, steps, parameters.slopeSum(steps));
        squares += response * response;
    }

    void close() {
        steps = 0;
        squares = 0;
    }

    /**
     * What an error leaves in the forecast j steps after it, in units of the error: c(j) = alpha +
     * beta (phi + ... + phi^j) + gamma where j is a multiple of the period.
     */
    static double response(EtsParameters parameters, int j, double slopeSum) {
        double response = parameters.response(slopeSum);
        boolean season = parameters.gamma() > 0 && j % parameters.period() == 0;
        return season ? response + parameters.gamma() : response;
    }
}
