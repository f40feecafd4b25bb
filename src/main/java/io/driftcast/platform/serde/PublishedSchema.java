package io.driftcast.platform.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** A record's schema as the {@code .avsc} file has it, without what it says to Java alone. */
final class PublishedSchema {

    private static final String JAVA_STRING = "avro.java.string";

    private PublishedSchema() {}

    static Schema of(Schema generated) {
        try {
            JsonNode json = new ObjectMapper().readTree(generated.toString());
            strip(json);
            return new Schema.Parser().parse(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro printed a schema that is not JSON", e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(JAVA_STRING);
        }
        node.forEach(PublishedSchema::strip);
    }
}
