package io.driftcast.stream.deployment;

import io.driftcast.forecast.ModelImage;
import java.nio.ByteBuffer;

/**
 * A published model as the hot path keeps it until it goes to work.
 *
 * @param modelId the record's key
 * @param version the version that forecasts will name
 * @param deployment rises with every record of the model
 * @param kind the family that runs it
 * @param formatVersion the version of both encodings
 * @param trainedFromStep the first step that it was fitted to
 * @param trainedToStep the last one, where {@code state} stands
 * @param specHash the grid it was fitted on
 * @param parameters the family's encoding of the parameters, from position to limit; a view of what
 *     is stored, as every step looks at this record and few need them; not to be changed
 * @param state the family's encoding of the state, likewise
 */
public record StoredModel(
        String modelId,
        String version,
        long deployment,
        String kind,
        int formatVersion,
        long trainedFromStep,
        long trainedToStep,
        long specHash,
        ByteBuffer parameters,
        ByteBuffer state) {

    /** The model without its state, with bytes of its own. */
    public ModelImage image() {
        return ModelImage.copyOf(kind, formatVersion, parameters);
    }

    /** The version that it is. */
    public WeightsKey key() {
        return new WeightsKey(modelId, version);
    }
}
