package io.driftcast.forecast.smoothing;

/**
 * Where the fit of a dynamic optimised theta model began.
 *
 * @param level before the first value
 * @param season factors or summands of the first steps, in their order; empty without a season
 */
record DotmBeginning(double level, double[] season) {}
