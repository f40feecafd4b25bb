package io.driftcast.stream.topology.score;

import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.TextEvent;
import io.driftcast.platform.serde.RecordLayout;
import io.driftcast.stream.scoring.Verdict;
import io.driftcast.text.classifier.TextScore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.Encoder;

/** Scores as records of their topics, written from the arrays that they are made of. */
public final class ScoreLayout implements RecordLayout<ScoredText, io.driftcast.avro.TextScore> {

    /** The branches of a field that may be null. */
    private static final int NULL = 0;

    private static final int PRESENT = 1;

    private static final int OK = ordinal(ScoreStatus.OK);
    private static final int NO_MODEL = ordinal(ScoreStatus.NO_MODEL);

    private static int ordinal(ScoreStatus status) {
        return ScoreStatus.getClassSchema().getEnumOrdinal(status.name());
    }

    @Override
    public void write(ScoredText scored, Encoder out) throws IOException {
        TextEvent event = scored.event();
        out.writeString(event.getEventId());
        out.writeString(event.getSource());
        out.writeLong(event.getOccurredAt().toEpochMilli());
        if (scored.verdict() == null) {
            writeNothing(out);
        } else {
            write(scored.verdict(), out);
        }
    }

    private static void writeNothing(Encoder out) throws IOException {
        out.writeEnum(NO_MODEL);
        out.writeIndex(NULL);
        out.writeMapStart();
        out.writeMapEnd();
        out.writeArrayStart();
        out.writeArrayEnd();
        out.writeArrayStart();
        out.writeArrayEnd();
        out.writeBoolean(false);
        out.writeIndex(NULL);
        out.writeIndex(NULL);
        out.writeIndex(NULL);
    }

    private static void write(Verdict verdict, Encoder out) throws IOException {
        TextScore score = verdict.score();
        out.writeEnum(OK);
        out.writeIndex(PRESENT);
        out.writeString(verdict.label());
        writeProbabilities(verdict.labels(), score.probabilities(), out);
        writeTokens(score.tokens(), out);
        writeWeights(score.weights(), out);
        out.writeBoolean(score.truncated());
        boolean surprises = Double.isFinite(score.perplexity());
        out.writeIndex(surprises ? PRESENT : NULL);
        if (surprises) {
            out.writeDouble(score.perplexity());
        }
        out.writeIndex(PRESENT);
        out.writeString(verdict.model().modelId());
        out.writeIndex(PRESENT);
        out.writeString(verdict.model().version());
    }

    private static void writeProbabilities(List<String> labels, float[] probabilities, Encoder out)
            throws IOException {
        out.writeMapStart();
        out.setItemCount(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            out.startItem();
            out.writeString(labels.get(i));
            out.writeDouble(probabilities[i]);
        }
        out.writeMapEnd();
    }

    private static void writeTokens(List<String> tokens, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            out.startItem();
            out.writeString(tokens.get(i));
        }
        out.writeArrayEnd();
    }

    private static void writeWeights(float[] weights, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(weights.length);
        for (float weight : weights) {
            out.startItem();
            out.writeFloat(weight);
        }
        out.writeArrayEnd();
    }

    @Override
    public io.driftcast.avro.TextScore record(ScoredText scored) {
        io.driftcast.avro.TextScore.Builder record =
                io.driftcast.avro.TextScore.newBuilder()
                        .setEventId(scored.event().getEventId())
                        .setSource(scored.event().getSource())
                        .setOccurredAt(scored.event().getOccurredAt())
                        .setStatus(ScoreStatus.NO_MODEL);
        Verdict verdict = scored.verdict();
        if (verdict == null) {
            return record.build();
        }
        TextScore score = verdict.score();
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < score.probabilities().length; i++) {
            probabilities.put(verdict.labels().get(i), (double) score.probabilities()[i]);
        }
        List<Float> weights = new ArrayList<>();
        for (float weight : score.weights()) {
            weights.add(weight);
        }
        return record.setStatus(ScoreStatus.OK)
                .setLabel(verdict.label())
                .setProbabilities(probabilities)
                .setTokens(score.tokens())
                .setTokenWeights(weights)
                .setTruncated(score.truncated())
                .setPerplexity(Double.isFinite(score.perplexity()) ? score.perplexity() : null)
                .setModelId(verdict.model().modelId())
                .setModelVersion(verdict.model().version())
                .build();
    }
}
