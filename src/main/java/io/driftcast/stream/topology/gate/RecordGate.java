package io.driftcast.stream.topology.gate;

import io.driftcast.platform.serde.RecordDecoder;
import io.driftcast.platform.serde.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one topic into records, and refuses those that are none.
 *
 * @param <T> the records, or what is taken from them
 */
public final class RecordGate<T> {

    /** Stands for what is not UTF-8, or was sent: then only a strict decoder can tell. */
    private static final char REPLACEMENT = '\uFFFD';

    private final String topic;
    private final RecordDecoder<T> decoder;
    private final RecordLimit limit;

    public RecordGate(String topic, RecordDecoder<T> decoder, RecordLimit limit) {
        this.topic = topic;
        this.decoder = decoder;
        this.limit = limit;
    }

    /**
     * The key as text.
     *
     * @throws RejectedRecordException if there is no key, it is too long or not UTF-8
     */
    public String key(byte @Nullable [] bytes) {
        byte[] present = checkKey(bytes);
        String text = new String(present, StandardCharsets.UTF_8);
        limit.checkKey(text);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(present)).toString();
        } catch (CharacterCodingException e) {
            throw new RejectedRecordException(
                    RejectReason.UNDECODABLE, "the key is not UTF-8: send the id as text", e);
        }
    }

    /**
     * The key, which has to be there.
     *
     * @throws RejectedRecordException if there is no key
     */
    public static byte[] checkKey(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new RejectedRecordException(
                    RejectReason.NULL_KEY, "a record without a key: send the id as key");
        }
        return bytes;
    }

    /**
     * The record of a value.
     *
     * @throws RejectedRecordException if there is no value, it is too large or not such a record
     */
    public T value(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new RejectedRecordException(
                    RejectReason.NULL_VALUE, "a record without a value on " + topic);
        }
        limit.checkValue(bytes);
        try {
            return decoder.decode(topic, bytes);
        } catch (UndecodableRecordException e) {
            throw new RejectedRecordException(
                    RejectReason.UNDECODABLE, String.valueOf(e.getMessage()), e);
        } catch (StackOverflowError e) { // the writer's schema may nest without an end
            throw new RejectedRecordException(
                    RejectReason.UNDECODABLE, "a record nested too deep to be read", e);
        }
    }

    /**
     * Checks that key and record name one series.
     *
     * @throws RejectedRecordException if the record names another series than its key
     */
    public static void sameSeries(String key, String seriesId) {
        same(key, "series_id", seriesId);
    }

    /**
     * Checks that a field of the record is its key.
     *
     * @throws RejectedRecordException if it is not
     */
    public static void same(String key, String field, String value) {
        if (!key.equals(value)) {
            throw new RejectedRecordException(
                    RejectReason.KEY_MISMATCH,
                    "the key is '%s' and %s is '%s': both have to be the same"
                            .formatted(key, field, value));
        }
    }
}
