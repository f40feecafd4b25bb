package io.driftcast.stream.topology.gate;

import io.driftcast.series.Limits;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a dead letter: those that Kafka Streams itself writes (KIP-1034), and the reason.
 */
public final class DeadLetters {

    static final String REASON = "driftcast.reason";
    private static final String PREFIX = "__streams.errors.";

    private DeadLetters() {}

    /**
     * The original's headers with where it was and why it was put aside.
     *
     * @param headers the original's: kept, and added to
     * @param message what is wrong with it and what to do; cut where it is long
     */
    public static Headers headers(
            RecordHeaders headers,
            RejectReason reason,
            String message,
            String topic,
            int partition,
            long offset) {
        add(headers, PREFIX + "exception", RejectedRecordException.class.getName());
        add(headers, PREFIX + "message", Limits.reason(message));
        add(headers, PREFIX + "topic", topic);
        add(headers, PREFIX + "partition", Integer.toString(partition));
        add(headers, PREFIX + "offset", Long.toString(offset));
        add(headers, REASON, reason.label());
        return headers;
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
