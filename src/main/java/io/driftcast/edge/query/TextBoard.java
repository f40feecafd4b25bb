package io.driftcast.edge.query;

import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the topics say about texts, as they are read: all of them are kept. Thread-safe. */
public final class TextBoard {

    private static final int ATTENDED = 3;

    private final Map<String, String> texts = new HashMap<>();
    private final List<TextRow> rows = new ArrayList<>();

    /** A record of the text events topic. */
    public synchronized void event(TextEvent event) {
        texts.put(event.getEventId(), event.getText());
    }

    /** A record of the text scores topic. */
    public synchronized void score(TextScore score) {
        String label = score.getLabel();
        Double perplexity = score.getPerplexity();
        rows.add(
                new TextRow(
                        score.getEventId(),
                        texts.getOrDefault(score.getEventId(), ""),
                        label,
                        label == null
                                ? Double.NaN
                                : score.getProbabilities().getOrDefault(label, Double.NaN),
                        AttendedWords.of(score, ATTENDED),
                        perplexity == null ? Double.NaN : perplexity));
    }

    /** One row a scored text, in the order of the scores. */
    public synchronized List<TextRow> rows() {
        return List.copyOf(rows);
    }
}
