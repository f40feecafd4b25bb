package io.driftcast.platform.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values among some settings that nothing may show: passwords, tokens, and the names and
 * passwords in addresses. Which settings are secret is said here and nowhere else.
 */
public final class Secrets {

    private static final String MASK = "****";

    /** Shorter values would turn every message into blanks and protect nothing. */
    private static final int SHORTEST = 3;

    /**
     * What a secret setting's key contains. {@code keystore.key} is a private key in PEM, {@code
     * user.info} a name and a password, and a header of a request may log in.
     */
    private static final List<String> TELLING =
            List.of(
                    "password",
                    "passphrase",
                    "secret",
                    "token",
                    "credential",
                    "jaas",
                    "user.info",
                    "keystore.key",
                    "request.header");

    /** Of these a telling key only says where its secret comes from. */
    private static final List<String> HARMLESS_ENDS = List.of(".source", ".class");

    /**
     * The name and password in an address, with a scheme ({@code https://name:password@host}) or
     * without one ({@code name:password@host:9092}).
     */
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=//)[^\\s,]+(?=@)|(?<![^\\s,])[^\\s,:/]*:(?!//)[^\\s,]+(?=@)");

    /** A quoted option of a login module in {@code sasl.jaas.config}. */
    private static final Pattern OPTION =
            Pattern.compile("([\\w.]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** The secrets among these settings, in every form in which they may turn up in a text. */
    public static Secrets of(Map<String, String> settings) {
        List<String> values = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (isSecret(key)) {
                collect(value, values);
            } else {
                USER_INFO.matcher(value).results().forEach(found -> collect(found.group(), values));
            }
        });
        values.removeIf(value -> value.length() < SHORTEST);
        // the longest first, so that a part does not break up the whole
        values.sort(Comparator.comparingInt(String::length).reversed());
        return new Secrets(List.copyOf(values));
    }

    private static void collect(String value, List<String> values) {
        values.add(value);
        values.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        int colon = value.indexOf(':');
        if (colon >= 0) {
            values.add(value.substring(colon + 1));
        }
        Matcher option = OPTION.matcher(value);
        while (option.find()) {
            if (isSecret(option.group(1))) {
                values.add(option.group(2) == null ? option.group(3) : option.group(2));
            }
        }
    }

    /** Whether the value under this key is a secret, whatever it looks like. */
    static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT).replace('_', '.');
        return TELLING.stream().anyMatch(name::contains)
                && HARMLESS_ENDS.stream().noneMatch(name::endsWith);
    }

    /** The value as it may be printed beside its key. */
    static String masked(String key, String value) {
        return isSecret(key) ? MASK : USER_INFO.matcher(value).replaceAll(MASK);
    }

    /** The text without the secrets. */
    public String hide(@Nullable String text) {
        String hidden = text == null ? "" : text;
        for (String value : values) {
            hidden = hidden.replace(value, MASK);
        }
        return hidden;
    }

    /** The error as a cause, or null if a message in its chain gives a secret away. */
    public @Nullable Throwable safeCause(Throwable error) {
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
        return values.isEmpty() ? "none" : MASK;
    }
}
