package io.driftcast.platform.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Makes the serdes of the generated records over one shared registry. Thread-safe. */
public final class AvroSerdes {

    private final SchemaRegistry registry;

    /**
     * @param registry stays the caller's to close; closing a serde does not close it
     */
    public AvroSerdes(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** The serde of a topic's values. */
    public <T extends SpecificRecord> AvroSerde<T> values(Class<T> type) {
        return new AvroSerde<>(registry, type, false);
    }

    /**
     * A serializer of values that are no records themselves to a topic's values.
     *
     * @param layout how they are written as records of {@code type}
     */
    public <V, T extends SpecificRecord> Serializer<V> values(
            Class<T> type, RecordLayout<V, T> layout) {
        return values(type).serializer(layout);
    }

    /**
     * A decoder of a topic's values to what is taken from them.
     *
     * @param excerpt how it is taken from records of {@code type}
     */
    public <V, T extends SpecificRecord> RecordDecoder<V> decoder(
            Class<T> type, RecordExcerpt<V, T> excerpt) {
        return values(type).decoder(excerpt);
    }

    /** The serde of a topic's keys. */
    public <T extends SpecificRecord> AvroSerde<T> keys(Class<T> type) {
        return new AvroSerde<>(registry, type, true);
    }
}
