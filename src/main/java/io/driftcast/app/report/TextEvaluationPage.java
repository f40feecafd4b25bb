package io.driftcast.app.report;

import io.driftcast.render.Chart;
import io.driftcast.render.Ink;
import io.driftcast.render.Page;
import io.driftcast.text.measure.RocCurve.Point;
import java.util.ArrayList;
import java.util.List;

/** What a classifier is worth, as a page. */
public final class TextEvaluationPage {

    private static final int HEIGHT = 380;
    private static final int MOST_CURVES = 5;
    private static final int MOST_COLUMNS = 40;
    private static final List<Ink> INKS =
            List.of(Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.PURPLE, Ink.RED);

    private TextEvaluationPage() {}

    public static String html(String title, TextEvaluation evaluation) {
        Page page = Page.of(title);
        page.table(List.of("Measure", ""), TextEvaluationTable.measures(evaluation));
        page.charts(roc(evaluation), calibration(evaluation));
        page.heading("Labels");
        page.table(TextEvaluationTable.HEADINGS, TextEvaluationTable.rows(evaluation));
        page.heading("Confusion");
        List<String> labels = evaluation.confusion().labels();
        if (labels.size() > MOST_COLUMNS) {
            page.table(List.of("Taken", "for", "texts"), TextEvaluationTable.mistakes(evaluation));
        } else {
            List<String> headings = new ArrayList<>(List.of("True, predicted as"));
            headings.addAll(labels);
            page.table(headings, TextEvaluationTable.confusionRows(evaluation));
        }
        return page.html();
    }

    private static Chart roc(TextEvaluation evaluation) {
        Chart chart =
                Chart.of("ROC: each label against the rest")
                        .half()
                        .height(HEIGHT)
                        .axes("false-positive rate", "recall")
                        .line("", Ink.GREY, new double[] {0, 1}, new double[] {0, 1});
        boolean two = evaluation.roc().size() == 2;
        List<TextEvaluation.Roc> shown = two ? evaluation.roc().subList(1, 2) : evaluation.roc();
        for (int i = 0; i < Math.min(MOST_CURVES, shown.size()); i++) {
            List<Point> points = shown.get(i).points();
            chart.line(
                    shown.get(i).label(),
                    INKS.get(i),
                    points.stream().mapToDouble(Point::falsePositiveRate).toArray(),
                    points.stream().mapToDouble(Point::truePositiveRate).toArray());
        }
        return chart;
    }

    private static Chart calibration(TextEvaluation evaluation) {
        List<TextEvaluation.Bin> bins = evaluation.calibration();
        return Chart.of("Calibration: what probabilities come true")
                .half()
                .height(HEIGHT)
                .axes("probability of the best label", "share that was right")
                .line("", Ink.GREY, new double[] {0, 1}, new double[] {0, 1})
                .points(
                        "",
                        Ink.BLUE,
                        bins.stream().mapToDouble(TextEvaluation.Bin::meanProbability).toArray(),
                        bins.stream().mapToDouble(TextEvaluation.Bin::accuracy).toArray());
    }
}
