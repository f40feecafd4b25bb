package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.ModelFitter;

/**
 * A forecaster that takes part in a comparison.
 *
 * @param name as it is published
 * @param fitter makes its model
 */
record Candidate(String name, ModelFitter fitter) {}
