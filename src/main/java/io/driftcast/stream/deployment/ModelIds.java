package io.driftcast.stream.deployment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of models: {@code series/<series_id>/<name>} and {@code group/<group>/<name>}. Ids of
 * series and groups may hold slashes themselves, names do not: the first slash ends the sort, the
 * last one the id.
 */
public final class ModelIds {

    /** What the names of models of texts begin with; the score application knows the rest. */
    public static final String TEXTS = "global/";

    private static final byte[] TEXTS_BYTES = TEXTS.getBytes(StandardCharsets.US_ASCII);

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

    /**
     * Whether a record on {@code models} is the score application's affair, by its key; what is not
     * is the forecast application's, which refuses what is nobody's.
     */
    public static boolean isTexts(byte @Nullable [] key) {
        return key != null
                && key.length >= TEXTS_BYTES.length
                && Arrays.equals(key, 0, TEXTS_BYTES.length, TEXTS_BYTES, 0, TEXTS_BYTES.length);
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
                "'%s' is not the name of a model: it has to be series/<series_id>/<name>, group/<group>/<name> or, for texts, global/<name>"
                        .formatted(modelId));
    }
}
