package io.driftcast.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;

/** One record as a short line for people. */
public final class RecordLine {

    private static final int LONGEST_TEXT = 60;

    private RecordLine() {}

    /** Time, partition:offset, key, then the value's fields; long lists as their length. */
    public static String of(ObjectNode kafkaRecord) {
        StringJoiner line =
                new StringJoiner("  ")
                        .add(kafkaRecord.path("timestamp").asText())
                        .add(kafkaRecord.path("partition") + ":" + kafkaRecord.path("offset"))
                        .add(kafkaRecord.path("key").asText("-"));
        addFields(line, kafkaRecord.path("headers"));
        JsonNode value = kafkaRecord.path("value");
        if (value.isNull()) {
            line.add("(deleted)");
        }
        addFields(line, value);
        if (kafkaRecord.has("error")) {
            line.add("error=" + shortened(kafkaRecord.path("error").asText()));
        }
        if (kafkaRecord.has("value_base64")) {
            line.add("bytes=" + shortened(kafkaRecord.path("value_base64").asText()));
        }
        return line.toString();
    }

    private static void addFields(StringJoiner line, JsonNode fields) {
        fields.properties().stream()
                .filter(field -> !field.getValue().isNull())
                // a page of its own
                .filter(field -> !field.getKey().endsWith(".stacktrace"))
                .forEach(field -> line.add(field.getKey() + "=" + text(field.getValue())));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return "[" + value.size() + "]";
        }
        return value.isObject() ? shortened(value.toString()) : shortened(value.asText());
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
