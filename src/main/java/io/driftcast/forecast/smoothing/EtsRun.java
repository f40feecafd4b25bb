package io.driftcast.forecast.smoothing;

/** One pass of a model over the series it was fitted to. Stateless, thread-safe. */
final class EtsRun {

    private EtsRun() {}

    /**
     * The fit that these numbers make.
     *
     * @param parameters with any sigma2
     * @param initial level, slope, season of the first steps
     * @param estimated whether they maximise the likelihood; else it is not told
     */
    static EtsFit over(
            double[] values, EtsParameters parameters, double[] initial, boolean estimated) {
        EtsSpec spec = parameters.spec();
        boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        EtsState state = EtsState.of(parameters, initial);
        double[] residuals = new double[values.length];
        double sumOfSquares = 0;
        double logSum = 0;
        double size = 0;
        int observed = 0;
        for (int t = 0; t < values.length; t++) {
            double value = values[t];
            if (!Double.isFinite(value)) {
                residuals[t] = Double.NaN;
                state.skip(parameters);
                continue;
            }
            double mean = state.expectation(parameters);
            residuals[t] = value - mean;
            double error = relative ? residuals[t] / mean : residuals[t];
            sumOfSquares += error * error;
            logSum += relative ? StrictMath.log(Math.abs(mean)) : 0;
            size += relative ? 1 : value * value;
            observed++;
            state.take(parameters, value);
        }
        boolean perfect = !(sumOfSquares > EtsLikelihood.PERFECT * size);
        int free = observed - spec.parameterCount(parameters.period()) + 1;
        double variance = perfect ? 0 : sumOfSquares / Math.max(1, free);
        double loglik =
                perfect || !estimated
                        ? Double.NaN
                        : -0.5
                                        * observed
                                        * (StrictMath.log(2 * Math.PI * sumOfSquares / observed)
                                                + 1)
                                - logSum;
        return new EtsFit(
                parameters.withSigma2(variance),
                initial,
                state,
                loglik,
                perfect ? 0 : sumOfSquares,
                observed,
                residuals);
    }
}
