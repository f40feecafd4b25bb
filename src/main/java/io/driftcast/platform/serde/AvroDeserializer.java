package io.driftcast.platform.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Framed bytes to records of one class. Thread-safe without locks: each thread has its reader. */
final class AvroDeserializer<T extends SpecificRecord>
        implements Deserializer<T>, RecordDecoder<T> {

    private final ThreadLocal<RecordReader<T>> readers;

    AvroDeserializer(SchemasById schemas, RecordType<T> type) {
        this.readers = ThreadLocal.withInitial(() -> new RecordReader<>(schemas, type));
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : decode(topic, bytes);
    }

    @Override
    public T decode(String topic, byte[] bytes) {
        return readers.get().read(topic, bytes);
    }

    /** Whether the schema with this id gives the same bytes for a record as ours. */
    boolean isWrittenLikeOurs(String topic, int id) {
        return readers.get().isWrittenLikeOurs(topic, id);
    }
}
