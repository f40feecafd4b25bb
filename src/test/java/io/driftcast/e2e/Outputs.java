package io.driftcast.e2e;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.platform.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What the forecast and score applications have written, per topic and series in the order of the
 * topic, bit for bit: each record's timestamp, partition, headers and bytes after the frame that
 * names the schema.
 */
final class Outputs {

    private static final int FRAME_BYTES = 5;

    private static final List<Topic> TOPICS =
            List.of(
                    Topic.OBSERVATIONS,
                    Topic.FORECASTS,
                    Topic.MODEL_ACTIVATIONS,
                    Topic.FIT_REQUESTS,
                    Topic.TEXT_SCORES,
                    Topic.SHADOW_SCORES,
                    Topic.DEAD_LETTERS);

    private Outputs() {}

    /** By topic and key, each record as text; forecasts that the wall clock caused are left out. */
    static Map<String, List<String>> of(Installation installation) {
        Map<String, List<String>> outputs = new TreeMap<>();
        for (Topic topic : TOPICS) {
            for (ConsumerRecord<byte[], byte[]> record : installation.raw(topic)) {
                if (topic != Topic.FORECASTS || !isStale(installation, record)) {
                    outputs.computeIfAbsent(topic + " " + subject(record), _ -> new ArrayList<>())
                            .add(line(installation, topic, record));
                }
            }
        }
        return outputs;
    }

    /** Of a model of texts each task speaks for itself, in the partition of its number. */
    private static String subject(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        return key.startsWith("global/") ? key + " in partition " + record.partition() : key;
    }

    private static boolean isStale(
            Installation installation, ConsumerRecord<byte[], byte[]> record) {
        return installation.decode(Topic.FORECASTS, Forecast.class, record.value()).getStatus()
                == ForecastStatus.STALE;
    }

    private static String line(
            Installation installation, Topic topic, ConsumerRecord<byte[], byte[]> record) {
        StringBuilder line =
                new StringBuilder(
                        String.format(
                                Locale.ROOT, "%d %d ", record.partition(), record.timestamp()));
        for (Header header : record.headers()) {
            // Topics differ by the installation's prefix.
            String value = text(header.value());
            for (Topic source : List.of(Topic.READINGS, Topic.TEXT_EVENTS)) {
                value = value.replace(installation.topic(source), "");
            }
            line.append(header.key()).append('=').append(value).append(' ');
        }
        byte[] bytes = record.value();
        line.append(
                topic == Topic.DEAD_LETTERS
                        ? HexFormat.of().formatHex(bytes)
                        : HexFormat.of()
                                .formatHex(Arrays.copyOfRange(bytes, FRAME_BYTES, bytes.length)));
        topic.recordType()
                .ifPresent(
                        type -> line.append(' ').append(installation.decode(topic, type, bytes)));
        return line.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
