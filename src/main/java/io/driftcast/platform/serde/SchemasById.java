package io.driftcast.platform.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.driftcast.platform.serde.UndecodableRecordException.Reason;
import java.io.IOException;
import java.util.Locale;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the schema that a record was written with. Thread-safe. */
final class SchemasById {

    private static final String UNKNOWN = "is unknown to";
    private static final String NOT_AVRO = "is not that of an Avro schema in";

    private final SchemaRegistryClient client;
    private final RegistryFailures failures;
    private final UnusableIds unusableIds;

    SchemasById(SchemaRegistryClient client, RegistryFailures failures, UnusableIds unusableIds) {
        this.client = client;
        this.failures = failures;
        this.unusableIds = unusableIds;
    }

    /**
     * The schema with an id.
     *
     * @param topic where the id was found, for the error's message
     * @throws UndecodableRecordException if the registry has no Avro schema with that id
     * @throws RegistryUnavailableException if it gives no answer
     */
    Schema find(String topic, int id) {
        String known = unusableIds.find(id);
        if (known != null) {
            throw unusable(topic, id, known, null);
        }
        String asked =
                String.format(
                        Locale.ROOT, "look up schema id %d of a record on topic %s", id, topic);
        try {
            ParsedSchema parsed = client.getSchemaById(id);
            if (!(parsed instanceof AvroSchema avro)) {
                throw remember(topic, id, NOT_AVRO, null);
            }
            if (avro.rawSchema() == null) {
                client.reset(); // or it would hand out the empty answer for ever
                throw failures.noAnswer(asked);
            }
            return avro.rawSchema();
        } catch (UndecodableRecordException | RegistryUnavailableException e) {
            throw e;
        } catch (RestClientException e) {
            throw RegistryFailures.isNotFound(e)
                    ? remember(topic, id, UNKNOWN, e)
                    : failures.unavailable(asked, e);
        } catch (IOException | RuntimeException e) {
            throw RegistryFailures.isNotAvro(e)
                    ? remember(topic, id, NOT_AVRO, e)
                    : failures.unavailable(asked, e);
        }
    }

    private UndecodableRecordException remember(
            String topic, int id, String verdict, @Nullable Exception cause) {
        unusableIds.add(id, verdict);
        return unusable(topic, id, verdict, cause);
    }

    private UndecodableRecordException unusable(
            String topic, int id, String verdict, @Nullable Exception cause) {
        return failures.undecodable(
                Reason.UNKNOWN_SCHEMA,
                String.format(Locale.ROOT, "topic %s: schema id %d %s", topic, id, verdict),
                cause);
    }
}
