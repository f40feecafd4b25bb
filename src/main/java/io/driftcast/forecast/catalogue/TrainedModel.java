package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.FittedModel;

/**
 * One of the models that a fit leaves.
 *
 * @param name its forecaster, as the catalogue or the declaration spells it; without a slash
 * @param rank its place in the comparison: the least of a fit's models is the one to work
 * @param model the model, fitted to the whole series
 */
public record TrainedModel(String name, int rank, FittedModel model) {}
