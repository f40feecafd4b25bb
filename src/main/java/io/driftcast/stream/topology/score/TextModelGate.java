package io.driftcast.stream.topology.score;

import io.driftcast.avro.Model;
import io.driftcast.platform.serde.RecordDecoder;
import io.driftcast.series.Limits;
import io.driftcast.stream.scoring.TextModelKey;
import io.driftcast.stream.scoring.TextModelPart;
import io.driftcast.stream.scoring.TextModelRecords;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import org.jspecify.annotations.Nullable;

/** Decodes and checks a record of a model of texts, or of a part of one. */
public final class TextModelGate {

    private final RecordGate<Model> gate;

    public TextModelGate(String topic, RecordDecoder<Model> decoder) {
        gate = new RecordGate<>(topic, decoder, RecordLimit.TEXT_MODEL);
    }

    /**
     * The key.
     *
     * @throws RejectedRecordException if it names no model of texts
     */
    TextModelKey key(byte @Nullable [] bytes) {
        try {
            return TextModelKey.of(gate.key(bytes));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /**
     * The part that a value carries.
     *
     * @throws RejectedRecordException if it is not the one of this key
     */
    TextModelPart part(TextModelKey key, byte[] value) {
        Model model = gate.value(value);
        RecordLimit.checkText("the version", model.getVersion(), Limits.TEXT_CHARS);
        RecordLimit.checkText("the kind", model.getKind(), Limits.TEXT_CHARS);
        TextModelPart part;
        try {
            part = TextModelRecords.part(model);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        if (!part.key().equals(key)) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL,
                    "the key is '%s' and the record is part %s of '%s': the key has to be model_id, and #<part> behind it from part 1 on"
                            .formatted(key.text(), part.part(), model.getModelId()));
        }
        return part;
    }

    private static RejectedRecordException invalid(IllegalArgumentException e) {
        return new RejectedRecordException(
                RejectReason.INVALID_MODEL, String.valueOf(e.getMessage()), e);
    }
}
