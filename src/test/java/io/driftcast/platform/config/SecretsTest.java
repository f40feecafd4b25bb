package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String HIDDEN = "hush-4711";

    private static final Map<String, String> WITH_SECRETS =
            Map.ofEntries(
                    Map.entry("DRIFTCAST_KAFKA_SASL_JAAS_CONFIG", "x password='" + HIDDEN + "';"),
                    Map.entry("DRIFTCAST_KAFKA_SSL_KEY_PASSWORD", HIDDEN),
                    Map.entry("DRIFTCAST_KAFKA_SSL_KEYSTORE_KEY", HIDDEN),
                    Map.entry("DRIFTCAST_KAFKA_SASL_OAUTHBEARER_CLIENT_CREDENTIALS", HIDDEN),
                    Map.entry("DRIFTCAST_KAFKA_CLIENT_SECRET", HIDDEN),
                    Map.entry("DRIFTCAST_BASIC_AUTH_USER_INFO", "me:" + HIDDEN),
                    Map.entry("DRIFTCAST_BEARER_AUTH_TOKEN", HIDDEN),
                    Map.entry(
                            "DRIFTCAST_SCHEMA_REGISTRY_URL",
                            "https://me:" + HIDDEN + "@registry:8081"),
                    Map.entry("DRIFTCAST_KAFKA_CLIENT_ID", "visible"));

    @Test
    void noSecretIsPrinted() {
        DriftcastConfig config = ConfigLoader.load(ConfigSources.ofEnvironment(WITH_SECRETS));

        assertThat(config.toString())
                .doesNotContain(HIDDEN)
                .contains("client.id=visible", "https://****@registry:8081");
        assertThat(config.kafka().toString()).doesNotContain(HIDDEN).contains("****");
        assertThat(config.schemaRegistry().toString()).doesNotContain(HIDDEN);
        assertThat(config.kafka()).containsEntry("ssl.key.password", HIDDEN);
        assertThat(config.schemaRegistry()).containsEntry("bearer.auth.token", HIDDEN);
    }

    @Test
    void aSecretUnderAMistypedKeyIsNotShownInTheProblem() {
        ConfigSources sources =
                ConfigSources.ofEnvironment(Map.of("DRIFTCAST_KAFKASSL_KEY_PASSWORD", HIDDEN));

        Throwable problem = catchThrowable(() -> ConfigLoader.load(sources));

        assertThat(problem)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("DRIFTCAST_KAFKASSL_KEY_PASSWORD")
                .hasMessageNotContaining(HIDDEN);
    }
}
