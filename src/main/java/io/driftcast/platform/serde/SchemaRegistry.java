package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The schema registry as one client that the whole process shares. Answers are kept, so that the
 * registry is asked once for an id or a subject; an unknown id is asked for again after ten
 * seconds. Thread-safe.
 *
 * <p>A request that fails for lack of a connection, or with status 408, 429, 500, 502, 503 or 504,
 * is tried again {@code max.retries} times and then at the next address; then it is a {@link
 * RegistryUnavailableException}, and the next call asks anew.
 */
public final class SchemaRegistry implements AutoCloseable {

    private final SchemaRegistryClient client;
    private final SchemasForWriting forWriting;
    private final SchemasById byId;

    private SchemaRegistry(
            SchemaRegistryClient client, RegistrySettings settings, LongSupplier nanoTime) {
        RegistryFailures failures = new RegistryFailures(settings.urls(), settings.secrets());
        this.client = client;
        this.forWriting = new SchemasForWriting(client, settings, failures);
        this.byId = new SchemasById(client, failures, new UnusableIds(nanoTime));
    }

    /**
     * A client for these settings. Sends nothing yet.
     *
     * @throws IllegalArgumentException if Confluent's client cannot be built from them: a key store
     *     that cannot be read, an unknown source of credentials
     */
    public static SchemaRegistry connect(RegistrySettings settings) {
        return connect(settings, System::nanoTime);
    }

    static SchemaRegistry connect(RegistrySettings settings, LongSupplier nanoTime) {
        try {
            return new SchemaRegistry(newClient(settings), settings, nanoTime);
        } catch (RuntimeException | LinkageError e) {
            throw unusable(settings, e);
        }
    }

    private static SchemaRegistryClient newClient(RegistrySettings settings) {
        List<SchemaProvider> providers = List.of(new AvroSchemaProvider());
        Map<String, String> properties = settings.clientProperties();
        return RegistryCredentials.customBearer(properties)
                .<SchemaRegistryClient>map(bearer -> {
                    RestService service = new RestService(settings.urls().addresses());
                    service.setBearerAuthCredentialProvider(bearer);
                    return new CachedSchemaRegistryClient(
                            service,
                            settings.cacheSize(),
                            providers,
                            RegistryCredentials.withoutCustomBearer(properties),
                            settings.requestHeaders());
                })
                .orElseGet(() ->
                        SchemaRegistryClientFactory.newClient(
                                settings.urls().addresses(),
                                settings.cacheSize(),
                                providers,
                                properties,
                                settings.requestHeaders()));
    }

    private static IllegalArgumentException unusable(RegistrySettings settings, Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new IllegalArgumentException(
                "schema registry: its client cannot be set up: %s; check schema.registry.ssl.*, basic.auth.* and bearer.auth.*"
                        .formatted(settings.secrets().hide(root.toString())),
                settings.secrets().safeCause(error));
    }

    /**
     * The same from properties.
     *
     * @throws IllegalArgumentException naming every problem of the properties
     */
    public static SchemaRegistry connect(Map<String, String> properties) {
        return connect(RegistrySettings.of(properties));
    }

    /** Confluent's client, for what is not done here. */
    public SchemaRegistryClient client() {
        return client;
    }

    SchemasForWriting forWriting() {
        return forWriting;
    }

    SchemasById byId() {
        return byId;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the schema registry's client", e);
        }
    }
}
