package io.driftcast.stream.deployment;

/** What became of a model that came up for a series, or worked for it. */
public sealed interface Decision {

    /** It works from the step on that is taken. */
    record Activated(String modelId, String version, long deployment, Role role)
            implements Decision {}

    /**
     * It cannot be used; what worked before stays, or if it was itself at work the fallback takes
     * over.
     *
     * @param outdated whether a new fit would help
     */
    record Refused(String modelId, String version, long deployment, String reason, boolean outdated)
            implements Decision {

        Refused(StoredModel model, String reason, boolean outdated) {
            this(model.modelId(), model.version(), model.deployment(), reason, outdated);
        }
    }

    /** It worked, and its record is gone. */
    record Withdrawn(String modelId, String version, long deployment) implements Decision {}
}
