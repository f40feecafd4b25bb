package io.driftcast.platform.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values to framed bytes by their layout, for as long as the schema to write is ours; any other
 * goes Avro's way. Thread-safe without locks: each thread has its encoder.
 */
final class LayoutSerializer<V, T extends SpecificRecord> implements Serializer<V> {

    private final AvroSerializer<T> avro;
    private final RecordType<T> type;
    private final RecordLayout<V, T> layout;
    private final ThreadLocal<Direct> encoders = ThreadLocal.withInitial(Direct::new);

    LayoutSerializer(AvroSerializer<T> avro, RecordType<T> type, RecordLayout<V, T> layout) {
        this.avro = avro;
        this.type = type;
        this.layout = layout;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        Direct direct = encoders.get();
        if (!topic.equals(direct.topic)) {
            direct.turnTo(topic, avro.writerSchema(topic));
        }
        return direct.isOurs ? direct.encode(value) : avro.serialize(topic, layout.record(value));
    }

    /** One thread's buffers, and what it knows of the topic it writes to. */
    private final class Direct {

        private final FrameEncoder encoder = new FrameEncoder();

        private @Nullable String topic;
        private int id;
        private boolean isOurs;

        void turnTo(String newTopic, WriterSchema schema) {
            topic = newTopic;
            id = schema.id();
            isOurs = schema.writesLike(type.schema());
        }

        byte[] encode(V value) {
            try {
                encoder.reset();
                layout.write(value, encoder);
                return encoder.framed(id);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            }
        }
    }
}
