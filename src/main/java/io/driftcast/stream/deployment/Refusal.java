package io.driftcast.stream.deployment;

/**
 * A record that was refused, and is not tried again: only another version or deployment is or, of a
 * group's model, the same when the series has something else in common with the group.
 *
 * @param modelId the model
 * @param version its version
 * @param deployment that of the record
 * @param shape what the series had in common with its group then; 0 for a model of its own
 */
public record Refusal(String modelId, String version, long deployment, long shape) {

    boolean isOf(StoredModel model, long currentShape) {
        return deployment == model.deployment()
                && shape == currentShape
                && version.equals(model.version())
                && modelId.equals(model.modelId());
    }
}
