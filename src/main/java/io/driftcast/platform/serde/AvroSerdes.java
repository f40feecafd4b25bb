package io.driftcast.platform.serde;

import org.apache.avro.specific.SpecificRecord;

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

    /** The serde of a topic's keys. */
    public <T extends SpecificRecord> AvroSerde<T> keys(Class<T> type) {
        return new AvroSerde<>(registry, type, true);
    }
}
