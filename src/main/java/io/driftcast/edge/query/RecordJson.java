package io.driftcast.edge.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Records of our topics as JSON: topic, partition, offset, timestamp, key, and the decoded value.
 * Headers stand there where a record has any. Bytes that cannot be decoded are shown as base64 with
 * the reason in {@code error}. Not thread-safe.
 */
final class RecordJson implements AutoCloseable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Optional<KafkaAvroDeserializer> avro;

    private RecordJson(Optional<KafkaAvroDeserializer> avro) {
        this.avro = avro;
    }

    /** For values that are bytes as they came: dead letters. */
    static RecordJson ofBytes() {
        return new RecordJson(Optional.empty());
    }

    /** For Avro values, whose schemas the registry has. */
    static RecordJson ofAvro(Map<String, String> schemaRegistry) {
        Map<String, Object> settings = new HashMap<>(schemaRegistry);
        settings.put("specific.avro.reader", "false");
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        return new RecordJson(Optional.of(deserializer));
    }

    ObjectNode of(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        ObjectNode node =
                JSON.objectNode()
                        .put("topic", kafkaRecord.topic())
                        .put("partition", kafkaRecord.partition())
                        .put("offset", kafkaRecord.offset())
                        .put("timestamp", Instant.ofEpochMilli(kafkaRecord.timestamp()).toString());
        node.set("key", textOrBase64(kafkaRecord.key()));
        ObjectNode headers = JSON.objectNode();
        for (Header header : kafkaRecord.headers()) {
            headers.set(header.key(), textOrBase64(header.value()));
        }
        if (!headers.isEmpty()) {
            node.set("headers", headers);
        }
        addValue(node, kafkaRecord);
        return node;
    }

    private void addValue(ObjectNode node, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte @Nullable [] value = kafkaRecord.value();
        if (value == null) {
            node.putNull("value");
        } else if (avro.isEmpty()) {
            node.put("value_base64", value);
        } else {
            try {
                Object decoded = avro.get().deserialize(kafkaRecord.topic(), value);
                node.set("value", AvroJson.of((IndexedRecord) decoded));
            } catch (KafkaException | ClassCastException e) {
                node.put("value_base64", value).put("error", reason(e));
            }
        }
    }

    private static String reason(RuntimeException e) {
        Throwable root = e.getCause() == null ? e : e.getCause();
        return String.valueOf(root.getMessage());
    }

    /** Text where the bytes are UTF-8, else an object with the bytes in base64. */
    private static JsonNode textOrBase64(byte @Nullable [] bytes) {
        if (bytes == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.textNode(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return JSON.objectNode().put("base64", bytes);
        }
    }

    @Override
    public void close() {
        avro.ifPresent(KafkaAvroDeserializer::close);
    }
}
