package io.driftcast.app.report;

import io.driftcast.app.report.TextEvaluation.OfLabel;
import io.driftcast.render.Figures;
import io.driftcast.render.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a classifier is worth, for a terminal. */
public final class TextEvaluationTable {

    static final List<String> HEADINGS =
            List.of(
                    "LABEL",
                    "TEXTS",
                    "PRECISION",
                    "RECALL",
                    "F1",
                    "FALSE POS. RATE",
                    "SPECIFICITY",
                    "PREVALENCE",
                    "AUC");

    private static final int PLACES = 3;
    private static final int MOST_COLUMNS = 12;
    private static final int SHOWN_LABELS = 8;

    private TextEvaluationTable() {}

    /** The first few labels, and how many there are besides. */
    public static String some(List<String> labels) {
        String first = String.join(", ", labels.subList(0, Math.min(SHOWN_LABELS, labels.size())));
        return labels.size() <= SHOWN_LABELS
                ? first
                : "%s and %s more".formatted(first, labels.size() - SHOWN_LABELS);
    }

    public static List<String> lines(TextEvaluation evaluation) {
        List<String> lines = new ArrayList<>();
        TextTable table = new TextTable("MEASURE", "");
        measures(evaluation).forEach(row -> table.row(row.toArray()));
        lines.addAll(table.lines());
        lines.add("");
        TextTable labels = new TextTable(HEADINGS.toArray(String[]::new));
        rows(evaluation).forEach(row -> labels.row(row.toArray()));
        lines.addAll(labels.lines());
        lines.add("");
        lines.addAll(confusion(evaluation));
        return lines;
    }

    static List<List<String>> measures(TextEvaluation evaluation) {
        return List.of(
                List.of("texts", String.format(Locale.ROOT, "%,d", evaluation.n())),
                List.of("accuracy", number(evaluation.accuracy())),
                List.of("misclassification", number(evaluation.misclassification())),
                List.of("macro F1", number(evaluation.macroF1())),
                List.of("micro F1", number(evaluation.microF1())),
                List.of("log loss", number(evaluation.logLoss())),
                List.of("area below the ROC curve", number(evaluation.auc())),
                List.of("calibration error", number(evaluation.calibrationError())));
    }

    static List<List<String>> rows(TextEvaluation evaluation) {
        return evaluation.perClass().stream().map(TextEvaluationTable::row).toList();
    }

    private static List<String> row(OfLabel label) {
        return List.of(
                label.label(),
                Integer.toString(label.n()),
                number(label.precision()),
                number(label.recall()),
                number(label.f1()),
                number(label.falsePositiveRate()),
                number(label.specificity()),
                number(label.prevalence()),
                number(label.auc()));
    }

    /** Of few labels the matrix, of many the pairs that were mistaken most often. */
    private static List<String> confusion(TextEvaluation evaluation) {
        List<String> labels = evaluation.confusion().labels();
        if (labels.size() > MOST_COLUMNS) {
            TextTable table = new TextTable("MOST OFTEN MISTAKEN", "FOR", "TEXTS");
            mistakes(evaluation).forEach(row -> table.row(row.toArray()));
            return table.lines();
        }
        List<String> headings = new ArrayList<>(List.of("TRUE \\ PREDICTED"));
        headings.addAll(labels);
        TextTable table = new TextTable(headings.toArray(String[]::new));
        confusionRows(evaluation).forEach(row -> table.row(row.toArray()));
        return table.lines();
    }

    static List<List<String>> confusionRows(TextEvaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < evaluation.confusion().labels().size(); row++) {
            List<String> cells = new ArrayList<>(List.of(evaluation.confusion().labels().get(row)));
            evaluation.confusion().matrix().get(row).forEach(count -> cells.add("" + count));
            rows.add(cells);
        }
        return rows;
    }

    /** A pair of labels that were taken for each other. */
    private record Mistake(String label, String taken, int count) {}

    static List<List<String>> mistakes(TextEvaluation evaluation) {
        List<String> labels = evaluation.confusion().labels();
        List<Mistake> mistakes = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            for (int column = 0; column < labels.size(); column++) {
                int count = evaluation.confusion().matrix().get(row).get(column);
                if (row != column && count > 0) {
                    mistakes.add(new Mistake(labels.get(row), labels.get(column), count));
                }
            }
        }
        return mistakes.stream()
                .sorted((a, b) -> Integer.compare(b.count(), a.count()))
                .limit(10)
                .map(each -> List.of(each.label(), each.taken(), Integer.toString(each.count())))
                .toList();
    }

    private static String number(double value) {
        return Figures.fixed(value, PLACES);
    }
}
