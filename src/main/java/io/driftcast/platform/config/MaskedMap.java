package io.driftcast.platform.config;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings, sorted and unmodifiable, of which no secret is shown when they are printed. */
final class MaskedMap extends AbstractMap<String, String> {

    private final Map<String, String> entries;

    private MaskedMap(Map<String, String> entries) {
        this.entries = entries;
    }

    static Map<String, String> of(Map<String, String> settings) {
        return new MaskedMap(Collections.unmodifiableMap(new TreeMap<>(settings)));
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return entries.entrySet();
    }

    @Override
    public String toString() {
        return entries.entrySet().stream()
                .map(e -> e.getKey() + "=" + Secrets.masked(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
