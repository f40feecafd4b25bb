package io.driftcast.stream.topology.gate;

import io.driftcast.series.Limits;
import java.util.Locale;

/**
 * How large the records of a topic may be.
 *
 * @param keyChars of the key, in characters
 * @param valueBytes of the value
 */
public record RecordLimit(int keyChars, int valueBytes) {

    /** Of a reading. */
    public static final RecordLimit READING =
            new RecordLimit(Limits.ID_CHARS, Limits.READING_BYTES);

    /** Of what else is said of a series. */
    public static final RecordLimit SERIES = new RecordLimit(Limits.ID_CHARS, Limits.RECORD_BYTES);

    /** Of a model, which may be as large as a record can be. */
    public static final RecordLimit MODEL =
            new RecordLimit(Limits.MODEL_ID_CHARS, Integer.MAX_VALUE);

    /** Of a text. */
    public static final RecordLimit TEXT =
            new RecordLimit(Limits.ID_CHARS, Limits.TEXT_EVENT_BYTES);

    /** Of a model of texts, or a part of one. */
    public static final RecordLimit TEXT_MODEL =
            new RecordLimit(Limits.MODEL_ID_CHARS, Limits.TEXT_MODEL_BYTES);

    /**
     * Checks a key.
     *
     * @throws RejectedRecordException if it is too long
     */
    public void checkKey(String key) {
        checkText("the key", key, keyChars);
    }

    /**
     * Checks a value.
     *
     * @throws RejectedRecordException if it is too large
     */
    public void checkValue(byte[] value) {
        checkValue(value, valueBytes);
    }

    /**
     * Checks a value against another limit.
     *
     * @throws RejectedRecordException if it is too large
     */
    public static void checkValue(byte[] value, int most) {
        if (value.length > most) {
            throw new RejectedRecordException(
                    RejectReason.OVERSIZED,
                    String.format(
                            Locale.ROOT,
                            "a record of %d bytes, at most %d are taken: send less, or to its own topic",
                            value.length,
                            most));
        }
    }

    /**
     * Checks a text.
     *
     * @param what it is, for the message
     * @throws RejectedRecordException if it is too long
     */
    public static void checkText(String what, String text, int most) {
        if (text.length() > most) {
            throw new RejectedRecordException(
                    RejectReason.OVERSIZED,
                    String.format(
                            Locale.ROOT,
                            "%s '%s' has %d characters, at most %d are taken: shorten it",
                            what,
                            Limits.cut(text, 60),
                            text.length(),
                            most));
        }
    }
}
