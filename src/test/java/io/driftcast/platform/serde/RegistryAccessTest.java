package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;
import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.StubRegistry.Answer;
import io.driftcast.platform.serde.StubRegistry.Request;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and TLS settings reach Confluent's client, and through it the registry. */
class RegistryAccessTest {

    private static final String BASIC =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString("jane:salt".getBytes(StandardCharsets.UTF_8));

    @Test
    void basicCredentials() {
        assertLetIn(BASIC, Map.of("basic.auth.user.info", "jane:salt"));
        assertLetIn(
                BASIC,
                Map.of(
                        "basic.auth.credentials.source", "USER_INFO",
                        "schema.registry.basic.auth.user.info", "jane:salt"));
        assertTurnedAway(BASIC, Map.of("basic.auth.user.info", "jane:pepper"), "pepper");
        assertTurnedAway(BASIC, Map.of(), "salt");
    }

    @Test
    void basicCredentialsInTheAddress() {
        try (StubRegistry stub = StubRegistry.start(onlyFor(BASIC))) {
            assertThat(prepare("http://jane:salt@" + stub.authority(), Map.of())).isEqualTo(1);
            assertThat(
                            prepare(
                                    "http://jane:salt@" + stub.authority(),
                                    Map.of("basic.auth.credentials.source", "URL")))
                    .isEqualTo(1);
        }
    }

    @Test
    void aBearerToken() {
        assertLetIn("Bearer abc.def", Map.of("bearer.auth.token", "abc.def"));
        assertLetIn(
                "Bearer abc.def",
                Map.of(
                        "bearer.auth.credentials.source", "STATIC_TOKEN",
                        "bearer.auth.token", "abc.def"));
        assertTurnedAway("Bearer abc.def", Map.of("bearer.auth.token", "other"), "other");
    }

    /** Gives out the token that it was configured with. */
    public static final class TokenProvider implements BearerAuthCredentialProvider {
        private String token = "";

        @Override
        public void configure(Map<String, ?> configs) {
            token = String.valueOf(configs.get("bearer.auth.client.secret"));
        }

        @Override
        public String getBearerToken(URL url) {
            return token;
        }
    }

    @Test
    void aBearerTokenFromAClassOfOnesOwn() {
        assertLetIn(
                "Bearer abc.def",
                Map.of(
                        "bearer.auth.credentials.source", "CUSTOM",
                        "bearer.auth.custom.provider.class", TokenProvider.class.getName(),
                        "bearer.auth.client.secret", "abc.def"));
    }

    @Test
    void aHeaderOfOnesOwn() {
        assertLetIn("Custom xyz", Map.of("request.header.Authorization", "Custom xyz"));
    }

    @Test
    void tlsWithATrustStoreAndWithout(@TempDir Path folder) throws Exception {
        KeyStores stores = new KeyStores(folder);
        Path key = stores.key("server");
        Path trust = stores.trust(key, "server");
        try (StubRegistry stub =
                StubRegistry.startTls(KeyStores.context(key, trust), false, onlyFor(BASIC))) {
            Map<String, String> trusting = new HashMap<>();
            trusting.put("basic.auth.user.info", "jane:salt");
            putStore(trusting, "truststore", trust);
            assertThat(prepare(stub.url(), trusting)).isEqualTo(1);

            assertThatThrownBy(
                            () -> prepare(stub.url(), Map.of("basic.auth.user.info", "jane:salt")))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("no TLS connection")
                    .hasMessageContaining("check schema.registry.ssl.*");
        }
    }

    @Test
    void tlsWithAClientCertificate(@TempDir Path folder) throws Exception {
        KeyStores stores = new KeyStores(folder);
        Path serverKey = stores.key("server");
        Path clientKey = stores.key("client");
        Path serverTrust = stores.trust(serverKey, "server");
        Path clientTrust = stores.trust(clientKey, "client");
        try (StubRegistry stub =
                StubRegistry.startTls(
                        KeyStores.context(serverKey, clientTrust),
                        true,
                        _ -> answer("{\"id\":1}"))) {
            Map<String, String> properties = new HashMap<>();
            putStore(properties, "truststore", serverTrust);
            assertThatThrownBy(() -> prepare(stub.url(), properties))
                    .isInstanceOf(RegistryUnavailableException.class);

            putStore(properties, "keystore", clientKey);
            properties.put("schema.registry.ssl.key.password", KeyStores.PASSWORD);
            assertThat(prepare(stub.url(), properties)).isEqualTo(1);
        }
    }

    private static void putStore(Map<String, String> properties, String which, Path file) {
        properties.put("schema.registry.ssl." + which + ".location", file.toString());
        properties.put("schema.registry.ssl." + which + ".password", KeyStores.PASSWORD);
        properties.put("schema.registry.ssl." + which + ".type", "PKCS12");
    }

    private static void assertLetIn(String authorization, Map<String, String> properties) {
        try (StubRegistry stub = StubRegistry.start(onlyFor(authorization))) {
            assertThat(prepare(stub.url(), properties)).isEqualTo(1);
            assertThat(stub.requests())
                    .extracting(Request::authorization)
                    .containsOnly(authorization);
        }
    }

    private static void assertTurnedAway(
            String authorization, Map<String, String> properties, String secret) {
        try (StubRegistry stub = StubRegistry.start(onlyFor(authorization))) {
            assertThatThrownBy(() -> prepare(stub.url(), properties))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("HTTP 401")
                    .hasMessageContaining("check basic.auth.* or bearer.auth.*")
                    .message()
                    .doesNotContain(secret);
        }
    }

    private static Function<Request, Answer> onlyFor(String authorization) {
        return request ->
                request.authorization().equals(authorization)
                        ? answer("{\"id\":1}")
                        : new Answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
    }

    private static Answer answer(String body) {
        return new Answer(200, body);
    }

    private static int prepare(String url, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("schema.registry.url", url);
        properties.put("max.retries", "0");
        properties.put("http.read.timeout.ms", "20000");
        try (SchemaRegistry registry = SchemaRegistry.connect(properties)) {
            return new AvroSerdes(registry).values(Reading.class).prepare("readings");
        }
    }
}
