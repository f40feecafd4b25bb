package io.driftcast.app.command;

import io.driftcast.app.report.TextEvaluation;
import io.driftcast.app.report.TextEvaluationPage;
import io.driftcast.app.report.TextEvaluationTable;
import io.driftcast.data.LabelledRow;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextMeasures;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate text}: what a classifier makes of labelled texts. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "Say what a classifier makes of the labelled texts of a file.",
        footer = {
            "",
            "With --split only the rows of the test are taken.",
            "",
            "Examples:",
            "  driftcast evaluate text reviews.tsv --model reviews.model",
            "  driftcast evaluate text reviews.tsv --model reviews.model --format html > page.html"
        })
final class EvaluateTextCommand implements Runnable {

    @Mixin private final LabelledFileOptions file = new LabelledFileOptions();

    @Mixin private final ModelFileOption model = new ModelFileOption();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page with charts.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    private int leftOut;

    @Override
    public void run() {
        TextEvaluation evaluation = evaluation();
        if (leftOut > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "note: %,d rows of other parts are left out%n", leftOut);
        }
        if (evaluation.n() == 0) {
            throw new WorkException(
                    "%s: has no text to evaluate; with --split the test's rows are taken"
                            .formatted(file.file()));
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> TextEvaluationTable.lines(evaluation).forEach(out::println);
            case JSON -> out.println(Json.line(evaluation));
            case HTML ->
                    out.print(
                            TextEvaluationPage.html(
                                    "%s on %s".formatted(model.file(), file.file()), evaluation));
        }
    }

    private TextEvaluation evaluation() {
        try (TextClassifier classifier = model.classifier()) {
            TextMeasures measures = new TextMeasures(classifier.labels().size());
            file.read(row -> add(row, classifier, measures));
            return TextEvaluation.of(classifier.labels(), measures);
        }
    }

    private void add(LabelledRow row, TextClassifier classifier, TextMeasures measures) {
        if (file.isSplit() && TextPart.of(row.split()).orElse(null) != TextPart.TEST) {
            leftOut++;
            return;
        }
        int label = classifier.labels().indexOf(row.label());
        if (label < 0) {
            throw new WorkException(
                    "%s:%s: the model does not know the label '%s'; it knows %s"
                            .formatted(
                                    file.file(),
                                    row.line(),
                                    row.label(),
                                    TextEvaluationTable.some(classifier.labels())));
        }
        measures.add(label, classifier.score(row.text()).probabilities());
    }
}
