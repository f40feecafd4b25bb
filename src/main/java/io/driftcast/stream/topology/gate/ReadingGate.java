package io.driftcast.stream.topology.gate;

import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.RecordDecoder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes and checks a reading by itself, before its series is looked at. */
public final class ReadingGate {

    private static final int MAX_ATTRIBUTE_CHARS = 16 * 1024;

    private final RecordGate<Reading> gate;

    public ReadingGate(String topic, RecordDecoder<Reading> decoder) {
        gate = new RecordGate<>(topic, decoder);
    }

    /**
     * The reading of a key and a value.
     *
     * @throws RejectedRecordException if it is not a reading that can be taken
     */
    public Reading admit(byte @Nullable [] key, byte @Nullable [] value) {
        String seriesId = gate.key(key);
        Reading reading = gate.value(value);
        RecordGate.sameSeries(seriesId, reading.getSeriesId());
        Double measured = reading.getValue();
        if (measured != null && !Double.isFinite(measured)) {
            throw new RejectedRecordException(
                    RejectReason.NOT_FINITE,
                    "the value of '%s' is %s: send null for a missing value"
                            .formatted(seriesId, measured));
        }
        checkAttributes(seriesId, reading.getAttributes());
        return reading;
    }

    private static void checkAttributes(String seriesId, Map<String, String> attributes) {
        long chars = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            chars += attribute.getKey().length() + attribute.getValue().length();
        }
        if (chars > MAX_ATTRIBUTE_CHARS) {
            throw new RejectedRecordException(
                    RejectReason.OVERSIZED_ATTRIBUTES,
                    String.format(
                            Locale.ROOT,
                            "the attributes of '%s' have %d characters, at most %d are taken",
                            seriesId,
                            chars,
                            MAX_ATTRIBUTE_CHARS));
        }
    }
}
