package io.driftcast.platform.serde;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Records of one class to framed bytes. Thread-safe without locks: each thread has its encoder. */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private final SchemasForWriting schemas;
    private final RecordType<T> type;
    private final boolean isKey;
    private final ConcurrentHashMap<String, WriterSchema> byTopic = new ConcurrentHashMap<>();
    private final ThreadLocal<RecordEncoder<T>> encoders;

    AvroSerializer(SchemasForWriting schemas, RecordType<T> type, boolean isKey) {
        this.schemas = schemas;
        this.type = type;
        this.isKey = isKey;
        this.encoders = ThreadLocal.withInitial(() -> new RecordEncoder<>(type));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        RecordEncoder<T> encoder = encoders.get();
        if (!encoder.isFor(topic)) {
            encoder.turnTo(topic, writerSchema(topic));
        }
        try {
            return encoder.encode(record);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "topic %s: a %s cannot be written: %s; set its required fields"
                            .formatted(topic, type.name(), e.getMessage()),
                    e);
        }
    }

    /** What a topic is written with; asked of the registry once. */
    WriterSchema writerSchema(String topic) {
        WriterSchema known = byTopic.get(topic);
        if (known == null) {
            known = schemas.find(topic, isKey, type.schema());
            byTopic.put(topic, known);
        }
        return known;
    }
}
