package io.driftcast.stream.deployment;

/**
 * Names one version of a model.
 *
 * @param modelId the model
 * @param version which of its versions
 */
public record WeightsKey(String modelId, String version) {}
