package io.driftcast.app.report;

import io.driftcast.text.classifier.TextMeasures;
import io.driftcast.text.measure.BinaryCounts;
import io.driftcast.text.measure.ConfusionMatrix;
import io.driftcast.text.measure.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a classifier of texts is worth, as the commands' JSON has it.
 *
 * @param n texts
 * @param auc of two labels that of the second, of more the mean of one against the rest
 */
public record TextEvaluation(
        int n,
        double accuracy,
        double misclassification,
        double macroF1,
        double microF1,
        double logLoss,
        double auc,
        double calibrationError,
        List<OfLabel> perClass,
        Confusion confusion,
        List<Bin> calibration,
        List<Roc> roc) {

    /** One label against the rest. */
    public record OfLabel(
            String label,
            int n,
            double precision,
            double recall,
            double f1,
            double falsePositiveRate,
            double specificity,
            double prevalence,
            double auc) {}

    /** Rows are the true labels, columns the predicted ones. */
    public record Confusion(List<String> labels, List<List<Integer>> matrix) {}

    /** How often the best label was right where its probability lay in a bin. */
    public record Bin(int n, double meanProbability, double accuracy) {}

    /** The curve of a label against the rest, without the points on straight lines. */
    public record Roc(String label, List<RocCurve.Point> points) {}

    public static TextEvaluation of(List<String> labels, TextMeasures measures) {
        ConfusionMatrix confusion = measures.confusion();
        List<OfLabel> each = new ArrayList<>();
        List<Roc> curves = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            RocCurve curve = measures.roc(label);
            each.add(ofLabel(labels.get(label), confusion.against(label), curve.area()));
            curves.add(new Roc(labels.get(label), corners(curve.points())));
        }
        return new TextEvaluation(
                confusion.total(),
                confusion.accuracy(),
                confusion.misclassification(),
                confusion.macroF1(),
                confusion.microF1(),
                measures.logLoss(),
                measures.auc(),
                measures.calibration().error(),
                each,
                new Confusion(labels, matrix(confusion)),
                measures.calibration().bins().stream()
                        .map(bin -> new Bin(bin.count(), bin.meanProbability(), bin.shareTrue()))
                        .toList(),
                curves);
    }

    private static OfLabel ofLabel(String label, BinaryCounts counts, double area) {
        return new OfLabel(
                label,
                counts.truePositives() + counts.falseNegatives(),
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.falsePositiveRate(),
                counts.specificity(),
                counts.prevalence(),
                area);
    }

    private static List<List<Integer>> matrix(ConfusionMatrix confusion) {
        return IntStream.range(0, confusion.classes())
                .mapToObj(row ->
                        IntStream.range(0, confusion.classes())
                                .mapToObj(column -> confusion.count(row, column))
                                .toList())
                .toList();
    }

    private static List<RocCurve.Point> corners(List<RocCurve.Point> points) {
        List<RocCurve.Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean inside = i > 0 && i + 1 < points.size();
            if (!inside || !straight(points.get(i - 1), points.get(i), points.get(i + 1))) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    private static boolean straight(RocCurve.Point a, RocCurve.Point b, RocCurve.Point c) {
        boolean upright =
                a.falsePositiveRate() == b.falsePositiveRate()
                        && b.falsePositiveRate() == c.falsePositiveRate();
        boolean level =
                a.truePositiveRate() == b.truePositiveRate()
                        && b.truePositiveRate() == c.truePositiveRate();
        return upright || level;
    }
}
