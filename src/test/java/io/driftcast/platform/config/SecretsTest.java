package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that prints settings shows a secret, and what is none stays legible. */
class SecretsTest {

    private static final String HIDDEN = "hush-4711";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.sasl.jaas.config",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.key",
                "kafka.ssl.truststore.password",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "kafka.sasl.oauthbearer.assertion.private.key.passphrase",
                "kafka.producer.ssl.key.password",
                "kafka.client_secret",
                "basic.auth.user.info",
                "bearer.auth.token",
                "schema.registry.basic.auth.user.info",
                "schema.registry.bearer.auth.token",
                "schema.registry.request.header.Authorization",
                "schema.registry.request.header.X-Api-Key",
                "schema.registry.ssl.keystore.password"
            })
    void aSecretSettingIsNotPrinted(String key) {
        DriftcastConfig config =
                ConfigLoader.load(ConfigSources.ofEnvironment(Map.of()).withFlag(key, HIDDEN));

        assertThat(config.toString()).contains("=****").doesNotContain(HIDDEN);
        assertThat(config.kafka().toString()).doesNotContain(HIDDEN);
        assertThat(config.schemaRegistry().toString()).doesNotContain(HIDDEN);
        assertThat(config.kafka().containsValue(HIDDEN))
                .isNotEqualTo(config.schemaRegistry().containsValue(HIDDEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://me:hush@registry:8081/v1 | https://****@registry:8081/v1",
                "http://a:8081,http://me:hush@b:8081 | http://a:8081,http://****@b:8081",
                "https://me:hu@sh@registry | https://****@registry",
                "https://me:hu/sh@registry | https://****@registry",
                "https://hush@registry | https://****@registry",
                "me:hush@broker:9092 | ****@broker:9092",
                "me:hu/sh@broker:9092 | ****@broker:9092",
                "a:9092, me:hush@b:9092 | a:9092, ****@b:9092",
                "SASL_SSL://me:hush@broker:9092 | SASL_SSL://****@broker:9092",
                "a:9092,b:9092 | a:9092,b:9092",
                "http://[::1]:8081 | http://[::1]:8081",
                "someone@example.org | someone@example.org",
                "kafka/broker@REALM | kafka/broker@REALM"
            })
    void anAddressIsPrintedWithoutItsNameAndPassword(String value, String printed) {
        assertThat(Secrets.masked("bootstrap.servers", value)).isEqualTo(printed);
        assertThat(Secrets.masked("schema.registry.url", value)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.id",
                "ssl.truststore.location",
                "ssl.truststore.certificates",
                "basic.auth.credentials.source",
                "bearer.auth.custom.provider.class",
                "key.subject.name.strategy"
            })
    void whatIsNoSecretIsPrinted(String key) {
        assertThat(Secrets.masked(key, "visible")).isEqualTo("visible");
    }

    @Test
    void secretsAreTakenOutOfATextInEveryForm() {
        Secrets secrets =
                Secrets.of(
                        Map.of(
                                "basic.auth.user.info",
                                "jane:salt",
                                "sasl.jaas.config",
                                "a.B required username=\"joe\" password=\"pepper\";",
                                "bootstrap.servers",
                                "me:curry@broker:9092",
                                "client.id",
                                "visible"));

        assertThat(secrets.hide("salt, amFuZTpzYWx0, pepper of joe, me:curry@broker, visible"))
                .isEqualTo("****, ****, **** of joe, ****@broker, visible");
        assertThat(secrets).hasToString("****");
        assertThat(Secrets.of(Map.of())).hasToString("none");
    }

    @Test
    void aCauseThatGivesASecretAwayIsLeftOut() {
        Secrets secrets = Secrets.of(Map.of("ssl.key.password", HIDDEN));
        Exception harmless = new IOException("no route", new IOException("to host"));

        assertThat(secrets.safeCause(harmless)).isSameAs(harmless);
        assertThat(secrets.safeCause(new IOException("outer", new IOException(HIDDEN)))).isNull();
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
