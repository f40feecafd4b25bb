package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** Finds the schema that the records of a class are written to a topic with. Thread-safe. */
final class SchemasForWriting {

    private final SchemaRegistryClient client;
    private final RegistrySettings settings;
    private final RegistryFailures failures;

    SchemasForWriting(
            SchemaRegistryClient client, RegistrySettings settings, RegistryFailures failures) {
        this.client = client;
        this.settings = settings;
        this.failures = failures;
    }

    /**
     * Registers the class's schema or looks it up, or takes the subject's latest, as the settings
     * say.
     *
     * @throws IncompatibleSchemaException if the registry or its latest version refuses
     * @throws SchemaNotRegisteredException if the schema should be there and is not
     * @throws RegistryUnavailableException if the registry gives no answer
     */
    WriterSchema find(String topic, boolean isKey, Schema generated) {
        Schema ours = settings.removeJavaProperties() ? PublishedSchema.of(generated) : generated;
        AvroSchema schema = new AvroSchema(ours);
        String subject = settings.subjects().subject(topic, isKey, schema);
        if (settings.autoRegister()) {
            return new WriterSchema(register(subject, schema), ours);
        }
        return settings.useLatest()
                ? latest(subject, ours)
                : new WriterSchema(lookUp(subject, schema), ours);
    }

    private int register(String subject, AvroSchema schema) {
        String asked = "register %s under subject %s".formatted(schema.name(), subject);
        try {
            return valid(client.register(subject, schema, settings.normalize()), asked);
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (RestClientException e) {
            throw RegistryFailures.isRefusal(e)
                    ? failures.incompatible(
                            "our schema of %s is refused under subject %s: %s; either schema must be able to read the other's records, so compare them, or write to topics of another prefix"
                                    .formatted(schema.name(), subject, failures.detail(e)),
                            e)
                    : failures.unavailable(asked, e);
        } catch (IOException | RuntimeException e) {
            throw failures.unavailable(asked, e);
        }
    }

    private int lookUp(String subject, AvroSchema schema) {
        String asked = "look up %s under subject %s".formatted(schema.name(), subject);
        try {
            return valid(client.getId(subject, schema, settings.normalize()), asked);
        } catch (RegistryUnavailableException e) {
            throw e;
        } catch (RestClientException e) {
            throw RegistryFailures.isNotFound(e)
                    ? failures.notRegistered(subject, schema.name(), e)
                    : failures.unavailable(asked, e);
        } catch (IOException | RuntimeException e) {
            throw failures.unavailable(asked, e);
        }
    }

    private WriterSchema latest(String subject, Schema ours) {
        String asked = "look up the latest version of subject %s".formatted(subject);
        try {
            int id = valid(client.getLatestSchemaMetadata(subject).getId(), asked);
            return new WriterSchema(id, canHold(subject, client.getSchemaById(id), ours));
        } catch (IncompatibleSchemaException | RegistryUnavailableException e) {
            throw e;
        } catch (RestClientException e) {
            throw RegistryFailures.isNotFound(e)
                    ? failures.notRegistered(subject, ours.getFullName(), e)
                    : failures.unavailable(asked, e);
        } catch (IOException | RuntimeException e) {
            throw RegistryFailures.isNotAvro(e)
                    ? failures.incompatible(
                            "the latest version of subject %s is not Avro; write to topics of another prefix"
                                    .formatted(subject),
                            e)
                    : failures.unavailable(asked, e);
        }
    }

    /** An answer without an id leaves zero, and the client would hand it out for ever. */
    private int valid(int id, String asked) {
        if (id <= 0) {
            client.reset();
            throw failures.noAnswer(asked);
        }
        return id;
    }

    private Schema canHold(String subject, ParsedSchema parsed, Schema ours) {
        if (!(parsed instanceof AvroSchema avro)) {
            throw failures.incompatible(
                    "the latest version of subject %s is %s, not Avro"
                            .formatted(subject, parsed.schemaType()),
                    null);
        }
        Schema latest = avro.rawSchema();
        var check = SchemaCompatibility.checkReaderWriterCompatibility(latest, ours);
        if (check.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw failures.incompatible(
                    "the latest version of subject %s cannot hold our %s: %s; register a version that can, or set use.latest.version=false"
                            .formatted(
                                    subject,
                                    ours.getFullName(),
                                    check.getResult().getIncompatibilities()),
                    null);
        }
        return latest;
    }
}
