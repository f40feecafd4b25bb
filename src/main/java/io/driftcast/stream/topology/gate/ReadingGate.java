package io.driftcast.stream.topology.gate;

import io.driftcast.platform.serde.RecordDecoder;
import org.jspecify.annotations.Nullable;

/** Decodes and checks a reading by itself, before its series is looked at. */
public final class ReadingGate {

    private final RecordGate<Measurement> gate;

    public ReadingGate(String topic, RecordDecoder<Measurement> decoder) {
        gate = new RecordGate<>(topic, decoder, RecordLimit.READING);
    }

    /**
     * The reading of a key and a value.
     *
     * @throws RejectedRecordException if it is not a reading that can be taken
     */
    public Measurement admit(byte @Nullable [] key, byte @Nullable [] value) {
        String seriesId = gate.key(key);
        Measurement measurement = gate.value(value);
        RecordGate.sameSeries(seriesId, measurement.seriesId());
        if (!measurement.isMissing() && !Double.isFinite(measurement.value())) {
            throw new RejectedRecordException(
                    RejectReason.NOT_FINITE,
                    "the value of '%s' is %s: send null for a missing value"
                            .formatted(seriesId, measurement.value()));
        }
        return measurement;
    }
}
