package io.driftcast.stream.topology.score;

import io.driftcast.avro.TextEvent;
import io.driftcast.platform.serde.RecordDecoder;
import io.driftcast.series.Limits;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RecordLimit;
import org.jspecify.annotations.Nullable;

/** Decodes and checks a text, before any model sees it. */
public final class TextGate {

    private final RecordGate<TextEvent> gate;

    public TextGate(String topic, RecordDecoder<TextEvent> decoder) {
        gate = new RecordGate<>(topic, decoder, RecordLimit.TEXT);
    }

    /**
     * The text of a key and a value.
     *
     * @throws io.driftcast.stream.topology.gate.RejectedRecordException if it is not one that can
     *     be taken
     */
    TextEvent admit(byte @Nullable [] key, byte @Nullable [] value) {
        String source = gate.key(key);
        TextEvent event = gate.value(value);
        RecordGate.same(source, "source", event.getSource());
        RecordLimit.checkText("event_id", event.getEventId(), Limits.ID_CHARS);
        return event;
    }
}
