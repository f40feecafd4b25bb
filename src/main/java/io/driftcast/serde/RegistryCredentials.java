package io.driftcast.serde;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes and checks what the client needs to prove who it is. */
final class RegistryCredentials {

    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC_VALUE = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER_VALUE = "bearer.auth.token";

    private RegistryCredentials() {}

    /**
     * Confluent's client ignores credentials without a source, and would show those of an address
     * in its log: here a source follows from the credentials, and an address has none any more.
     */
    static void complete(
            Map<String, String> client, @Nullable String fromUrl, List<String> problems) {
        boolean fromUrlWanted = "URL".equals(client.get(BASIC_SOURCE));
        if (fromUrl != null && (fromUrlWanted || !client.containsKey(BASIC_VALUE))) {
            client.put(BASIC_SOURCE, "USER_INFO");
            client.put(BASIC_VALUE, fromUrl);
        } else if (fromUrlWanted) {
            problems.add(
                    BASIC_SOURCE
                            + "=URL, but schema.registry.url has no user:password@ in front of its host");
        }
        infer(client, BASIC_VALUE, BASIC_SOURCE, "USER_INFO", problems);
        infer(client, BEARER_VALUE, BEARER_SOURCE, "STATIC_TOKEN", problems);
        if (client.containsKey(BASIC_SOURCE) && client.containsKey(BEARER_SOURCE)) {
            problems.add("basic.auth.* and bearer.auth.* cannot be used at once");
        }
    }

    private static void infer(
            Map<String, String> client,
            String valueKey,
            String sourceKey,
            String source,
            List<String> problems) {
        String value = client.get(valueKey);
        if (value != null && !value.isBlank()) {
            client.putIfAbsent(sourceKey, source);
        } else if (source.equals(client.get(sourceKey))) {
            problems.add("%s=%s, but %s is empty".formatted(sourceKey, source, valueKey));
        }
    }
}
