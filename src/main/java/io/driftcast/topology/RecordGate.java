package io.driftcast.topology;

import io.driftcast.serde.RecordDecoder;
import io.driftcast.serde.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one topic into records, and refuses those that are none.
 *
 * @param <T> the record
 */
final class RecordGate<T extends SpecificRecord> {

    private final String topic;
    private final RecordDecoder<T> decoder;

    RecordGate(String topic, RecordDecoder<T> decoder) {
        this.topic = topic;
        this.decoder = decoder;
    }

    /**
     * @throws RejectedRecordException if there is no key or it is not UTF-8
     */
    String key(byte @Nullable [] bytes) {
        byte[] present = checkKey(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(present)).toString();
        } catch (CharacterCodingException e) {
            throw new RejectedRecordException(
                    RejectReason.UNDECODABLE, "the key is not UTF-8: send the id as text", e);
        }
    }

    /**
     * @throws RejectedRecordException if there is no key
     */
    static byte[] checkKey(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new RejectedRecordException(
                    RejectReason.NULL_KEY, "a record without a key: send the id as key");
        }
        return bytes;
    }

    /**
     * @throws RejectedRecordException if there is no value or it is not such a record
     */
    T value(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new RejectedRecordException(
                    RejectReason.NULL_VALUE, "a record without a value on " + topic);
        }
        try {
            return decoder.decode(topic, bytes);
        } catch (UndecodableRecordException e) {
            throw new RejectedRecordException(
                    RejectReason.UNDECODABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * @throws RejectedRecordException if the record names another series than its key
     */
    static void sameSeries(String key, String seriesId) {
        if (!key.equals(seriesId)) {
            throw new RejectedRecordException(
                    RejectReason.KEY_MISMATCH,
                    "the key is '%s' and series_id is '%s': both have to be the series"
                            .formatted(key, seriesId));
        }
    }
}
