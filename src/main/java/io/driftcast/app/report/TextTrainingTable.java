package io.driftcast.app.report;

import io.driftcast.render.Figures;
import io.driftcast.render.TextTable;
import io.driftcast.text.classifier.TextModelCard;
import io.driftcast.text.classifier.TextModelCard.CurvePoint;
import io.driftcast.text.classifier.TextModelCard.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training of a classifier for a terminal: the model's card. */
public final class TextTrainingTable {

    private static final int PLACES = 3;

    private TextTrainingTable() {}

    public static List<String> lines(TextTraining training) {
        TextModelCard card = training.card();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: %s of %,d labels and %,d tokens, %,d bytes",
                        training.file(),
                        training.model(),
                        training.labels().size(),
                        training.vocabulary(),
                        training.bytes()));
        lines.add("");
        TextTable table =
                new TextTable("PART", "TEXTS", "ACCURACY", "MACRO F1", "LOG LOSS", "CALIBRATION");
        row(table, "training", card.trainingTexts(), card.training());
        row(table, "validation", card.validationTexts(), card.validation());
        TextEvaluation test = training.test();
        if (test != null) {
            row(
                    table,
                    "test",
                    test.n(),
                    new Measures(
                            test.accuracy(),
                            test.macroF1(),
                            test.logLoss(),
                            test.calibrationError()));
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.addAll(curve(card.learningCurve()));
        lines.add("");
        lines.add(card.verdict());
        return lines;
    }

    private static List<String> curve(List<CurvePoint> curve) {
        TextTable table = new TextTable("LEARNED FROM", "ACCURACY THERE", "ON VALIDATION");
        for (CurvePoint point : curve) {
            table.row(
                    String.format(Locale.ROOT, "%,d texts", point.texts()),
                    Figures.fixed(point.trainingAccuracy(), PLACES),
                    Figures.fixed(point.validationAccuracy(), PLACES));
        }
        return table.lines();
    }

    private static void row(TextTable table, String part, int texts, Measures measures) {
        table.row(
                part,
                String.format(Locale.ROOT, "%,d", texts),
                Figures.fixed(measures.accuracy(), PLACES),
                Figures.fixed(measures.macroF1(), PLACES),
                Figures.fixed(measures.logLoss(), PLACES),
                Figures.fixed(measures.calibrationError(), PLACES));
    }
}
