package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Completes and checks what the client needs to prove who it is. */
final class RegistryCredentials {

    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC_VALUE = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER_VALUE = "bearer.auth.token";

    private static final String BEARER_CLASS = "bearer.auth.custom.provider.class";
    private static final String CUSTOM = "CUSTOM";

    /**
     * Without Confluent's own for OAuth, which was built for an older Kafka and cannot be loaded.
     */
    private static final List<String> BEARER_SOURCES = List.of("STATIC_TOKEN", CUSTOM);

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
        String bearer = client.get(BEARER_SOURCE);
        if (bearer != null && !BEARER_SOURCES.contains(bearer)) {
            problems.add(
                    "%s must be one of %s, not %s: use CUSTOM with %s for tokens that expire"
                            .formatted(BEARER_SOURCE, BEARER_SOURCES, bearer, BEARER_CLASS));
        }
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

    /**
     * The class that gives out tokens, where one is named. Loaded here, because Confluent's client
     * would look for it among providers that cannot be loaded.
     */
    static Optional<BearerAuthCredentialProvider> customBearer(Map<String, String> client) {
        if (!CUSTOM.equals(client.get(BEARER_SOURCE))) {
            return Optional.empty();
        }
        String name = client.getOrDefault(BEARER_CLASS, "");
        try {
            BearerAuthCredentialProvider provider =
                    Utils.newInstance(name, BearerAuthCredentialProvider.class);
            provider.configure(client);
            return Optional.of(provider);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s: %s is not a BearerAuthCredentialProvider on the class path"
                            .formatted(BEARER_CLASS, name),
                    e);
        }
    }

    /** What is left for Confluent's client to set up by itself. */
    static Map<String, String> withoutCustomBearer(Map<String, String> client) {
        Map<String, String> rest = new HashMap<>(client);
        rest.remove(BEARER_SOURCE, CUSTOM);
        return rest;
    }
}
