package io.driftcast.platform.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One class of records to and from bytes, in Confluent's framing: a zero byte, the schema id in
 * four bytes big endian, the Avro binary encoding. Its three parts may be used by any number of
 * threads; a null record is null bytes and the other way round.
 *
 * <p>Records of other versions of the schema are read as ours. Errors: {@link
 * UndecodableRecordException}, {@link RegistryUnavailableException}, {@link
 * IncompatibleSchemaException} and {@link SchemaNotRegisteredException}; a record that lacks a
 * required field is a {@link org.apache.kafka.common.errors.SerializationException}.
 *
 * @param <T> the record's class
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

    private final RecordType<T> type;
    private final AvroSerializer<T> serializer;
    private final AvroDeserializer<T> deserializer;

    AvroSerde(SchemaRegistry registry, Class<T> type, boolean isKey) {
        TrustedRecords.trust();
        this.type = RecordType.of(type);
        serializer = new AvroSerializer<>(registry.forWriting(), this.type, isKey);
        deserializer = new AvroDeserializer<>(registry.byId(), this.type);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    /** A serializer of what a layout writes as these records. */
    <V> Serializer<V> serializer(RecordLayout<V, T> layout) {
        return new LayoutSerializer<>(serializer, type, layout);
    }

    /** The same as the deserializer, for bytes that are there. */
    public RecordDecoder<T> decoder() {
        return deserializer;
    }

    /** A decoder of what an excerpt takes from these records. */
    <V> RecordDecoder<V> decoder(RecordExcerpt<V, T> excerpt) {
        return new ExcerptDecoder<>(deserializer, excerpt);
    }

    /**
     * Registers or looks up now what writing to a topic will need, so that a registry that is down
     * or refuses shows before there is traffic.
     *
     * @return the id that the topic's records will carry
     * @throws IncompatibleSchemaException if the registry refuses our schema
     * @throws SchemaNotRegisteredException if the subject should have our schema and has not
     * @throws RegistryUnavailableException if the registry gives no answer
     */
    public int prepare(String topic) {
        return serializer.writerSchema(topic).id();
    }
}
