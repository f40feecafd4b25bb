package io.driftcast.stream.topology.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter keeps of a record: all of it, or of one that would not fit its beginning, with
 * the length and the SHA-256 of what it was. The whole is then where it came from, for as long as
 * its topic keeps it.
 */
record Remains(byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {

    private static final int KEY_BYTES = 4 << 10;
    private static final int VALUE_BYTES = 64 << 10;
    private static final int HEADER_BYTES = 1 << 10;
    private static final int HEADERS = 100;

    /** What a header takes beside its name and value. */
    private static final int FRAMING_BYTES = 16;

    /**
     * What is kept of a record.
     *
     * @param maxBytes the most that key, value and headers may take
     */
    static Remains of(
            byte @Nullable [] key,
            byte @Nullable [] value,
            @Nullable Headers original,
            int maxBytes) {
        RecordHeaders headers =
                original == null ? new RecordHeaders() : new RecordHeaders(original);
        if (length(key) + length(value) + length(headers) <= maxBytes) {
            return new Remains(key, value, headers);
        }
        RecordHeaders kept = beginning(headers);
        return new Remains(
                beginning("key", key, Math.min(KEY_BYTES, maxBytes / 8), kept),
                beginning("value", value, Math.min(VALUE_BYTES, maxBytes / 4), kept),
                kept);
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long length(Headers headers) {
        long length = 0;
        for (Header header : headers) {
            length += header.key().length() * 3L + length(header.value()) + FRAMING_BYTES;
        }
        return length;
    }

    /** The first headers, without those that are large. */
    private static RecordHeaders beginning(Headers headers) {
        RecordHeaders kept = new RecordHeaders();
        int seen = 0;
        for (Header header : headers) {
            boolean small = header.key().length() + length(header.value()) <= HEADER_BYTES;
            if (seen++ < HEADERS && small) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static byte @Nullable [] beginning(
            String part, byte @Nullable [] bytes, int most, Headers into) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        add(into, part + "-length", Integer.toString(bytes.length));
        add(into, part + "-sha256", HexFormat.of().formatHex(sha256(bytes)));
        return Arrays.copyOf(bytes, most);
    }

    private static void add(Headers headers, String name, String text) {
        headers.add("driftcast." + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
