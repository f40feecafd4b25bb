package io.driftcast.platform.serde;

import io.driftcast.platform.config.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How to reach the schema registry and how to use it, read from the properties that Confluent's
 * serializers know. What is not listed here goes to Confluent's client as it is: {@code
 * schema.registry.ssl.*}, {@code bearer.auth.*}, {@code proxy.*}, {@code request.header.*} and so
 * on.
 *
 * <ul>
 *   <li>{@code schema.registry.url}: one or more addresses; {@code mock://scope} is a registry in
 *       this process, shared by all who name the scope. {@code user:password@} in it works as
 *       {@code basic.auth.user.info} and is never shown.
 *   <li>{@code basic.auth.user.info} and {@code bearer.auth.token}: their {@code
 *       *.credentials.source} may be left out.
 *   <li>{@code auto.register.schemas} (true): register our schemas; otherwise the subject must have
 *       them. While it is true, {@code use.latest.version} has no effect, as with Confluent.
 *   <li>{@code use.latest.version} (false): write with the subject's latest schema, as it is when a
 *       topic is first written to.
 *   <li>{@code normalize.schemas} (false) and {@code avro.remove.java.properties} (true here: what
 *       is registered is what the {@code .avsc} files say).
 *   <li>{@code key.subject.name.strategy}, {@code value.subject.name.strategy}: class names.
 *   <li>{@code http.connect.timeout.ms} (1000), {@code http.read.timeout.ms} (2000), {@code
 *       max.retries} (2), {@code retries.wait.ms} (200), {@code retries.max.wait.ms} (1000). With
 *       these an outage holds up a thread for at most 9.6 s an address, less than the 10 s after
 *       which a transaction of Kafka Streams times out.
 * </ul>
 *
 * <p>Immutable. No method, {@code toString} included, gives a secret away.
 */
public final class RegistrySettings {

    static final String URL = "schema.registry.url";

    private static final Logger LOG = LoggerFactory.getLogger(RegistrySettings.class);
    private static final String PREFIX = "schema.registry.";
    private static final String HEADER_PREFIX = "request.header.";
    private static final String AUTO_REGISTER = "auto.register.schemas";
    private static final String USE_LATEST = "use.latest.version";
    private static final String NORMALIZE = "normalize.schemas";
    private static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
    private static final String CACHE_SIZE = "max.schemas.per.subject";

    /** Whole numbers, with the values that stand where none is given. */
    private static final Map<String, Integer> NUMBERS =
            Map.of(
                    "http.connect.timeout.ms",
                    1000,
                    "http.read.timeout.ms",
                    2000,
                    "max.retries",
                    2,
                    "retries.wait.ms",
                    200,
                    "retries.max.wait.ms",
                    1000,
                    CACHE_SIZE,
                    1000);

    private final RegistryUrls urls;
    private final SubjectNames subjects;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final boolean normalize;
    private final boolean removeJavaProperties;
    private final Map<String, String> clientProperties;
    private final Secrets secrets;

    private RegistrySettings(Map<String, String> properties, List<String> problems) {
        urls = RegistryUrls.parse(properties.get(URL), problems);
        subjects = SubjectNames.of(properties, problems);
        autoRegister = readBoolean(properties, AUTO_REGISTER, true, problems);
        useLatest = readBoolean(properties, USE_LATEST, false, problems);
        normalize = readBoolean(properties, NORMALIZE, false, problems);
        removeJavaProperties = readBoolean(properties, REMOVE_JAVA_PROPERTIES, true, problems);
        Map<String, String> client = withoutPrefix(properties);
        NUMBERS.forEach((key, standard) -> checkNumber(client, key, standard, problems));
        RegistryCredentials.complete(client, urls.userInfo(), problems);
        clientProperties = Map.copyOf(client);
        secrets = Secrets.of(client);
    }

    /**
     * The settings that these properties describe.
     *
     * @throws IllegalArgumentException naming every problem found
     */
    public static RegistrySettings of(Map<String, String> properties) {
        List<String> problems = new ArrayList<>();
        RegistrySettings settings = new RegistrySettings(properties, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    settings.secrets.hide("schema registry: " + String.join("; ", problems)));
        }
        if (settings.autoRegister && settings.useLatest) {
            LOG.warn(
                    "{} has no effect while {} is true: set it to false",
                    USE_LATEST,
                    AUTO_REGISTER);
        }
        return settings;
    }

    /**
     * The properties as Confluent's client looks for them: it strips the prefix, in no certain
     * order where a key is there both ways, and needs it for TLS alone.
     */
    private static Map<String, String> withoutPrefix(Map<String, String> properties) {
        Map<String, String> client = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !key.startsWith(PREFIX + "ssl.")) {
                client.put(key.substring(PREFIX.length()), value);
            }
        });
        properties.forEach((key, value) -> {
            if (!key.startsWith(PREFIX) || key.startsWith(PREFIX + "ssl.")) {
                client.put(key, value);
            }
        });
        client.remove("url");
        return client;
    }

    private static boolean readBoolean(
            Map<String, String> properties, String key, boolean standard, List<String> problems) {
        String text = properties.get(key);
        if (text == null) {
            return standard;
        }
        if (!Set.of("true", "false").contains(text.strip())) {
            problems.add("%s must be true or false, not %s".formatted(key, text));
        }
        return Boolean.parseBoolean(text.strip());
    }

    private static void checkNumber(
            Map<String, String> client, String key, int standard, List<String> problems) {
        String text = client.getOrDefault(key, Integer.toString(standard)).strip();
        if (!text.matches("\\d{1,9}")) {
            problems.add("%s must be a whole number, not %s".formatted(key, text));
        }
        client.put(key, text);
    }

    RegistryUrls urls() {
        return urls;
    }

    SubjectNames subjects() {
        return subjects;
    }

    boolean autoRegister() {
        return autoRegister;
    }

    boolean useLatest() {
        return useLatest;
    }

    boolean normalize() {
        return normalize;
    }

    boolean removeJavaProperties() {
        return removeJavaProperties;
    }

    int cacheSize() {
        return Integer.parseInt(clientProperties.getOrDefault(CACHE_SIZE, "0"));
    }

    Map<String, String> clientProperties() {
        return clientProperties;
    }

    /** Headers that go with every request, by name. */
    Map<String, String> requestHeaders() {
        Map<String, String> headers = new HashMap<>();
        clientProperties.forEach((key, value) -> {
            if (key.startsWith(HEADER_PREFIX)) {
                headers.put(key.substring(HEADER_PREFIX.length()), value);
            }
        });
        return headers;
    }

    Secrets secrets() {
        return secrets;
    }

    @Override
    public String toString() {
        return "RegistrySettings[%s, auto.register.schemas=%s, use.latest.version=%s, given: %s]"
                .formatted(urls, autoRegister, useLatest, new TreeSet<>(clientProperties.keySet()));
    }
}
