package io.driftcast.stream.topology.score;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Where each kind of output goes: to the sink of its name. */
public final class ScoreOutputs {

    /** The sinks. */
    public static final String SCORES = "text-scores";

    public static final String SHADOW_SCORES = "shadow-scores";
    public static final String ACTIVATIONS = "model-activations";

    private final ProcessorContext<String, Object> context;

    ScoreOutputs(ProcessorContext<String, Object> context) {
        this.context = context;
    }

    void score(ScoredText scored, long at) {
        context.forward(new Record<>(scored.event().getSource(), scored, at), SCORES);
    }

    void shadowScore(ScoredText scored, long at) {
        context.forward(new Record<>(scored.event().getSource(), scored, at), SHADOW_SCORES);
    }

    void activation(TextActivation told, long at) {
        context.forward(new Record<>(told.activation().getModelId(), told, at), ACTIVATIONS);
    }
}
