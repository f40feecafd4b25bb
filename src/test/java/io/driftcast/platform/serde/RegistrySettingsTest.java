package io.driftcast.platform.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the properties mean, what they default to, and that none of them gives a secret away. */
class RegistrySettingsTest {

    private static final String LOCAL = "http://localhost:8081";

    @Test
    void defaults() {
        RegistrySettings settings = settings("schema.registry.url", LOCAL);

        assertThat(settings.urls().addresses()).containsExactly(LOCAL);
        assertThat(settings.autoRegister()).isTrue();
        assertThat(settings.useLatest()).isFalse();
        assertThat(settings.normalize()).isFalse();
        assertThat(settings.removeJavaProperties()).isTrue();
        assertThat(settings.cacheSize()).isEqualTo(1000);
        assertThat(settings.requestHeaders()).isEmpty();
        assertThat(settings.clientProperties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "http.connect.timeout.ms", "1000",
                                "http.read.timeout.ms", "2000",
                                "max.retries", "2",
                                "retries.wait.ms", "200",
                                "retries.max.wait.ms", "1000",
                                "max.schemas.per.subject", "1000"));
    }

    @Test
    void everythingThatConfluentsClientReadsIsPassedOn() {
        RegistrySettings settings =
                settings(
                        "schema.registry.url", "http://a:8081, https://b/registry/",
                        "auto.register.schemas", "false",
                        "use.latest.version", "true",
                        "normalize.schemas", "true",
                        "avro.remove.java.properties", "false",
                        "max.schemas.per.subject", "7",
                        "schema.registry.http.read.timeout.ms", "99",
                        "schema.registry.ssl.truststore.location", "/tmp/trust.p12",
                        "request.header.X-Team", "weather",
                        "proxy.host", "proxy");

        assertThat(settings.urls().addresses())
                .containsExactly("http://a:8081", "https://b/registry/");
        assertThat(settings.autoRegister()).isFalse();
        assertThat(settings.useLatest()).isTrue();
        assertThat(settings.normalize()).isTrue();
        assertThat(settings.removeJavaProperties()).isFalse();
        assertThat(settings.cacheSize()).isEqualTo(7);
        assertThat(settings.requestHeaders()).containsExactly(Map.entry("X-Team", "weather"));
        assertThat(settings.clientProperties())
                .containsEntry("http.read.timeout.ms", "99")
                .containsEntry("schema.registry.ssl.truststore.location", "/tmp/trust.p12")
                .containsEntry("proxy.host", "proxy");
    }

    @Test
    void credentialsInTheAddressBecomeProperties() {
        RegistrySettings settings =
                settings("schema.registry.url", "http://jane:s%40lt+pepper@my_registry:8081/v1");

        assertThat(settings.urls().addresses()).containsExactly("http://my_registry:8081/v1");
        assertThat(settings.clientProperties())
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "jane:s@lt+pepper");
    }

    @Test
    void theSourceOfCredentialsFollowsFromThem() {
        assertThat(
                        settings("schema.registry.url", LOCAL, "basic.auth.user.info", "jane:salt")
                                .clientProperties())
                .containsEntry("basic.auth.credentials.source", "USER_INFO");
        assertThat(
                        settings(
                                        "schema.registry.url",
                                        LOCAL,
                                        "schema.registry.bearer.auth.token",
                                        "abcdef")
                                .clientProperties())
                .containsEntry("bearer.auth.credentials.source", "STATIC_TOKEN")
                .containsEntry("bearer.auth.token", "abcdef");
    }

    @Test
    void allProblemsAreNamedAtOnceAndNoSecret() {
        assertThatThrownBy(() ->
                        settings(
                                "schema.registry.url", "ftp://jane:sesame@host",
                                "auto.register.schemas", "yes",
                                "max.retries", "-1",
                                "basic.auth.user.info", "jane:sesame",
                                "bearer.auth.token", "sesame",
                                "value.subject.name.strategy", "no.such.Strategy",
                                "key.subject.name.strategy", "java.lang.String"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("schema registry: ")
                .hasMessageContaining("schema.registry.url: entry 1 is not an http")
                .hasMessageContaining("auto.register.schemas must be true or false, not yes")
                .hasMessageContaining("max.retries must be a whole number, not -1")
                .hasMessageContaining("cannot be used at once")
                .hasMessageContaining("no.such.Strategy")
                .hasMessageContaining("key.subject.name.strategy: java.lang.String")
                .message()
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost:8081",
                "http://",
                "http://jane:p^sesame@host",
                "http://jane:p/sesame@host",
                "http://a,",
                "mock://a,http://b",
                "http://jane:sesame@a,http://joe:sesame@b"
            })
    void addressesThatCannotBe(String url) {
        assertThatThrownBy(() -> settings("schema.registry.url", url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema.registry.url")
                .message()
                .doesNotContain("sesame");
    }

    @Test
    void aMissingAddress() {
        assertThatThrownBy(() -> settings("normalize.schemas", "true"))
                .hasMessageContaining("schema.registry.url is missing: set it to");
    }

    @Test
    void credentialsThatAreAnnouncedMustBeThere() {
        assertThatThrownBy(() ->
                        settings(
                                "schema.registry.url",
                                LOCAL,
                                "basic.auth.credentials.source",
                                "URL"))
                .hasMessageContaining("has no user:password@");
        assertThatThrownBy(() ->
                        settings(
                                "schema.registry.url",
                                LOCAL,
                                "basic.auth.credentials.source",
                                "USER_INFO"))
                .hasMessageContaining("basic.auth.user.info is empty");
        assertThatThrownBy(() ->
                        settings(
                                "schema.registry.url",
                                LOCAL,
                                "bearer.auth.credentials.source",
                                "STATIC_TOKEN"))
                .hasMessageContaining("bearer.auth.token is empty");
    }

    @Test
    void nothingPrintsASecret() {
        RegistrySettings settings =
                settings(
                        "schema.registry.url", "http://jane:sesame1@localhost:8081",
                        "schema.registry.ssl.truststore.password", "sesame2",
                        "schema.registry.ssl.keystore.key", "sesame3",
                        "request.header.Authorization", "sesame4",
                        "sasl.jaas.config", "password=sesame5");

        assertThat(settings.toString())
                .contains("http://localhost:8081", "schema.registry.ssl.truststore.password")
                .doesNotContain("sesame");
        assertThat(settings.secrets().hide("sesame1 sesame2 sesame3 sesame4 password=sesame5 x"))
                .isEqualTo("**** **** **** **** **** x");
        assertThat(settings.secrets()).hasToString("****");
    }

    @Test
    void aClientThatCannotBeSetUp() {
        RegistrySettings settings =
                settings(
                        "schema.registry.url", "https://localhost:8081",
                        "schema.registry.ssl.truststore.location", "/no/such/trust.p12",
                        "schema.registry.ssl.truststore.password", "sesame");

        assertThatThrownBy(() -> SchemaRegistry.connect(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/no/such/trust.p12")
                .hasMessageContaining("check schema.registry.ssl.*")
                .message()
                .doesNotContain("sesame");
    }

    @Test
    void aSourceOfTokensThatThisClientDoesNotHave() {
        assertThatThrownBy(() ->
                        settings(
                                "schema.registry.url",
                                LOCAL,
                                "bearer.auth.credentials.source",
                                "OAUTHBEARER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("STATIC_TOKEN")
                .hasMessageContaining("CUSTOM")
                .hasMessageContaining("not OAUTHBEARER");
    }

    @Test
    void aProviderOfTokensThatIsNotThere() {
        RegistrySettings settings =
                settings(
                        "schema.registry.url", LOCAL,
                        "bearer.auth.credentials.source", "CUSTOM",
                        "bearer.auth.custom.provider.class", "no.such.Provider");
        assertThatThrownBy(() -> SchemaRegistry.connect(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such.Provider");
    }

    private static RegistrySettings settings(String... keysAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        assertThat(properties).as(Arrays.toString(keysAndValues)).isNotEmpty();
        return RegistrySettings.of(properties);
    }
}
