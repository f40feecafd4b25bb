package io.driftcast.stream.deployment;

import io.driftcast.bytes.ModelImage;

/**
 * A published model as the hot path keeps it until it goes to work.
 *
 * @param modelId the record's key
 * @param version the version that forecasts will name
 * @param deployment rises with every record of the series' or the group's models
 * @param role what it is to do
 * @param pinned whether it goes before every champion that is not
 * @param image the model's parameters
 * @param trainedFromStep the first step that it was fitted to
 * @param trainedToStep the last one, where {@code state} stands
 * @param specHash the grid it was fitted on; of a group what its members have in common
 * @param state the forecaster's state after the last step, in the family's encoding; not to be
 *     changed
 */
public record StoredModel(
        String modelId,
        String version,
        long deployment,
        Role role,
        boolean pinned,
        ModelImage image,
        long trainedFromStep,
        long trainedToStep,
        long specHash,
        byte[] state)
        implements Published {

    /** The version that it is. */
    public WeightsKey key() {
        return new WeightsKey(modelId, version);
    }

    boolean isGroups() {
        return ModelIds.isGroups(modelId);
    }
}
