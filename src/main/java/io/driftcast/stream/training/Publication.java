package io.driftcast.stream.training;

import io.driftcast.avro.ModelRole;
import io.driftcast.forecast.FittedModel;

/**
 * One of the models of a fit on its way out.
 *
 * @param name its forecaster; without a slash
 * @param role whether it is to work, or to be compared with the one that does
 * @param deployment higher than that of any record of the series or group before
 * @param model the model
 */
public record Publication(String name, ModelRole role, long deployment, FittedModel model) {}
