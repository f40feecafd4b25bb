package io.driftcast.platform.serde;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that no message may show. Knows them to take them out again. */
final class Secrets {

    private static final String HIDDEN = "[hidden]";

    /** Shorter values would turn every message into blanks and protect nothing. */
    private static final int SHORTEST = 3;

    private static final List<String> SECRET_WORDS =
            List.of(
                    "password",
                    "passphrase",
                    "secret",
                    "token",
                    "user.info",
                    "jaas",
                    "keystore.key",
                    "request.header");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** The secrets among these properties, in every form in which they may turn up. */
    static Secrets of(Map<String, String> properties) {
        List<String> values = new ArrayList<>();
        properties.forEach((key, value) -> {
            if (isSecret(key)) {
                collect(value, values);
            }
        });
        values.removeIf(value -> value.length() < SHORTEST);
        // the longest first, so that a part does not break up the whole
        values.sort(Comparator.comparingInt(String::length).reversed());
        return new Secrets(List.copyOf(values));
    }

    private static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(lower::contains);
    }

    private static void collect(String value, List<String> values) {
        values.add(value);
        values.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        int colon = value.indexOf(':');
        if (colon >= 0) {
            values.add(value.substring(colon + 1));
        }
    }

    /** The text without the secrets. */
    String hide(@Nullable String text) {
        String hidden = text == null ? "" : text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }

    /** The error as a cause, or null if a message in its chain gives a secret away. */
    @Nullable Throwable safeCause(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            String text = each.toString();
            if (!hide(text).equals(text)) {
                return null;
            }
        }
        return error;
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "none" : HIDDEN;
    }
}
