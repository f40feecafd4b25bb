package io.driftcast.app.demo;

import io.driftcast.avro.TextEvent;
import io.driftcast.edge.query.TextRow;
import io.driftcast.text.classifier.TextModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the demo did with texts, as {@code --format json} prints it.
 *
 * @param model the kind of classifier
 * @param trainingTexts that it learned from
 * @param trainingSeconds that this took
 * @param sent how many texts were sent
 * @param scored how many have a label
 * @param accuracyBefore the share of the texts before the storm whose label is right
 * @param accuracyInStorm that of the last fifth, which is unlike what was learned from
 * @param perplexityBefore the median of the texts before the storm
 * @param perplexityInStorm that of the others
 * @param labels how many texts were given each label
 * @param latest the last ones
 */
record TextReport(
        String model,
        int trainingTexts,
        double trainingSeconds,
        int sent,
        long scored,
        double accuracyBefore,
        double accuracyInStorm,
        double perplexityBefore,
        double perplexityInStorm,
        Map<String, Integer> labels,
        List<TextRow> latest) {

    private static final double STORM_FROM = 0.8;
    private static final int LATEST = 8;

    static TextReport of(
            List<TextEvent> feed, List<TextRow> rows, TextModel model, double trainingSeconds) {
        Map<String, TextRow> byEvent = new HashMap<>();
        rows.forEach(row -> byEvent.put(row.eventId(), row));
        int storm = (int) Math.round(STORM_FROM * feed.size());
        List<TextEvent> before = feed.subList(0, storm);
        List<TextEvent> after = feed.subList(storm, feed.size());
        Map<String, Integer> labels = new TreeMap<>();
        for (TextRow row : rows) {
            if (row.label() != null) {
                labels.merge(row.label(), 1, Integer::sum);
            }
        }
        return new TextReport(
                model.kind().word(),
                model.card().trainingTexts(),
                trainingSeconds,
                feed.size(),
                rows.stream().filter(row -> row.label() != null).count(),
                accuracy(before, byEvent),
                accuracy(after, byEvent),
                medianPerplexity(before, byEvent),
                medianPerplexity(after, byEvent),
                labels,
                rows.subList(Math.max(0, rows.size() - LATEST), rows.size()));
    }

    private static double accuracy(List<TextEvent> events, Map<String, TextRow> byEvent) {
        return events.stream()
                .filter(event -> byEvent.containsKey(event.getEventId()))
                .mapToInt(event -> isRight(event, byEvent) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static boolean isRight(TextEvent event, Map<String, TextRow> byEvent) {
        TextRow row = byEvent.get(event.getEventId());
        return row != null && row.label() != null && row.label().equals(event.getLabel());
    }

    private static double medianPerplexity(List<TextEvent> events, Map<String, TextRow> byEvent) {
        double[] sorted =
                events.stream()
                        .map(event -> byEvent.get(event.getEventId()))
                        .filter(row -> row != null)
                        .mapToDouble(TextRow::perplexity)
                        .sorted()
                        .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
