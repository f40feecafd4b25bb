package io.driftcast.stream.deployment;

/**
 * The names of models: {@code series/<series_id>/<name>} and {@code group/<group>/<name>}. Ids of
 * series and groups may hold slashes themselves, names do not: the first slash ends the sort, the
 * last one the id.
 */
public final class ModelIds {

    private static final String SERIES = "series/";
    private static final String GROUP = "group/";

    private ModelIds() {}

    /** Whose model it is. */
    public sealed interface Owner {

        String id();

        /** One series'. */
        record Series(String id) implements Owner {}

        /** That of all members of a group. */
        record Group(String id) implements Owner {}
    }

    public static String ofSeries(String seriesId, String name) {
        return SERIES + seriesId + "/" + name;
    }

    public static String ofGroup(String group, String name) {
        return GROUP + group + "/" + name;
    }

    static boolean isGroups(String modelId) {
        return modelId.startsWith(GROUP);
    }

    /**
     * Whose model a name names.
     *
     * @throws IllegalArgumentException if it is not the name of a model
     */
    public static Owner ownerOf(String modelId) {
        int end = modelId.lastIndexOf('/');
        if (modelId.startsWith(SERIES) && end > SERIES.length()) {
            return new Owner.Series(modelId.substring(SERIES.length(), end));
        }
        if (isGroups(modelId) && end > GROUP.length()) {
            return new Owner.Group(modelId.substring(GROUP.length(), end));
        }
        throw new IllegalArgumentException(
                "'%s' is not the name of a model: it has to be series/<series_id>/<name> or group/<group>/<name>"
                        .formatted(modelId));
    }
}
