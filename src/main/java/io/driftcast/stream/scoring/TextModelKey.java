package io.driftcast.stream.scoring;

import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.ModelIds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a record that carries a model of texts, or a part of one: {@code global/<name>} or
 * {@code global/<name>/<variant>}, of a part behind the first with {@code #<part>} behind it.
 *
 * @param modelId the model
 * @param part which of its parts, from 0
 */
public record TextModelKey(String modelId, int part) {

    private static final String SEGMENT = "[a-zA-Z0-9._-]{1," + Limits.TEXT_CHARS + "}";

    private static final Pattern KEY =
            Pattern.compile(
                    "(?<id>"
                            + ModelIds.TEXTS
                            + SEGMENT
                            + "(/"
                            + SEGMENT
                            + ")?)(#(?<part>[1-9]\\d{0,3}))?");

    /**
     * The key of a text.
     *
     * @throws IllegalArgumentException if it is not such a key
     */
    public static TextModelKey of(String text) {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the key of a model of texts: it has to be global/<name> or global/<name>/<variant>, of letters, digits, dots, underscores and hyphens, for a part behind the first with #<part> behind it"
                            .formatted(Limits.cut(text, Limits.TEXT_CHARS)));
        }
        String part = matcher.group("part");
        return new TextModelKey(matcher.group("id"), part == null ? 0 : Integer.parseInt(part));
    }

    /** The key as text. */
    public String text() {
        return part == 0 ? modelId : modelId + "#" + part;
    }
}
