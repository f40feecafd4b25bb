package io.driftcast.edge.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decoded Avro as JSON for people and scripts: times are ISO-8601 text, bytes are base64, NaN and
 * infinities are null, and a union's value stands there without its type's name.
 */
public final class AvroJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AvroJson() {}

    /** A record, with its fields in the schema's order. */
    public static ObjectNode of(IndexedRecord avro) {
        ObjectNode node = JSON.objectNode();
        for (Schema.Field field : avro.getSchema().getFields()) {
            node.set(field.name(), of(field.schema(), avro.get(field.pos())));
        }
        return node;
    }

    private static JsonNode of(Schema schema, @Nullable Object datum) {
        if (datum == null) {
            return JSON.nullNode();
        }
        return switch (schema.getType()) {
            case NULL -> JSON.nullNode();
            case RECORD -> of((IndexedRecord) datum);
            case ENUM, STRING -> JSON.textNode(datum.toString());
            case ARRAY -> array(schema.getElementType(), (Collection<?>) datum);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) datum);
            case UNION -> of(member(schema, datum), datum);
            case BYTES -> JSON.binaryNode(bytes((ByteBuffer) datum));
            case FIXED -> JSON.binaryNode(((GenericFixed) datum).bytes());
            case INT -> JSON.numberNode(((Number) datum).intValue());
            case LONG -> whole(schema, datum);
            case FLOAT, DOUBLE -> number(((Number) datum).doubleValue());
            case BOOLEAN -> JSON.booleanNode((Boolean) datum);
        };
    }

    private static Schema member(Schema union, Object datum) {
        return union.getTypes().get(GenericData.get().resolveUnion(union, datum));
    }

    private static JsonNode whole(Schema schema, Object datum) {
        long value = ((Number) datum).longValue();
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                ? JSON.textNode(Instant.ofEpochMilli(value).toString())
                : JSON.numberNode(value);
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JSON.numberNode(value) : JSON.nullNode();
    }

    private static ArrayNode array(Schema element, Collection<?> items) {
        ArrayNode node = JSON.arrayNode(items.size());
        items.forEach(item -> node.add(of(element, item)));
        return node;
    }

    private static ObjectNode map(Schema value, Map<?, ?> entries) {
        ObjectNode node = JSON.objectNode();
        entries.forEach((key, item) -> node.set(String.valueOf(key), of(value, item)));
        return node;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
