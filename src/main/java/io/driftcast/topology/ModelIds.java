package io.driftcast.topology;

/** The names of models: {@code series/<series_id>/<name>}; a series_id may hold slashes itself. */
final class ModelIds {

    private static final String PREFIX = "series/";

    private ModelIds() {}

    static String of(String seriesId, String name) {
        return PREFIX + seriesId + "/" + name;
    }

    /**
     * @throws RejectedRecordException if it is not the name of a series' model
     */
    static String seriesOf(String modelId) {
        int end = modelId.lastIndexOf('/');
        if (!modelId.startsWith(PREFIX) || end <= PREFIX.length()) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL,
                    "'%s' is not the name of a model: it has to be series/<series_id>/<name>"
                            .formatted(modelId));
        }
        return modelId.substring(PREFIX.length(), end);
    }
}
