package io.driftcast.platform.config;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps secrets out of logs and messages. */
public final class Secrets {

    private static final String MASK = "****";

    /** {@code keystore.key} is a private key in PEM; {@code user.info} is a name and password. */
    private static final List<String> TELLING =
            List.of(
                    "password",
                    "secret",
                    "token",
                    "credential",
                    "sasl.jaas.config",
                    "user.info",
                    "keystore.key");

    /** The name and password in {@code https://name:password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@\\s,]+(?=@)");

    private Secrets() {}

    /** The value as it may be printed. */
    public static String masked(String key, String value) {
        String name = key.toLowerCase(Locale.ROOT).replace('_', '.');
        return TELLING.stream().anyMatch(name::contains)
                ? MASK
                : USER_INFO.matcher(value).replaceAll(MASK);
    }

    /** The same entries, sorted and unmodifiable, in a map that masks secrets when printed. */
    static Map<String, String> maskedWhenPrinted(Map<String, String> entries) {
        return new MaskedMap(Collections.unmodifiableMap(new TreeMap<>(entries)));
    }

    private static final class MaskedMap extends AbstractMap<String, String> {

        private final Map<String, String> entries;

        MaskedMap(Map<String, String> entries) {
            this.entries = entries;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return entries.entrySet();
        }

        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(e -> e.getKey() + "=" + masked(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
