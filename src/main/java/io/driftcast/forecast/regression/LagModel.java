package io.driftcast.forecast.regression;

/**
 * A fitted regression on lags.
 *
 * @param degreesOfFreedom of the standard errors
 */
record LagModel(LagScale scale, LagPredictor predictor, int degreesOfFreedom) {}
