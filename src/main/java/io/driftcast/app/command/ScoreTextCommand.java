package io.driftcast.app.command;

import io.driftcast.app.report.ScoredText;
import io.driftcast.app.report.ScoredTextPage;
import io.driftcast.app.report.ScoredTextTable;
import io.driftcast.data.Utf8Lines;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextScore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code score text}: what a classifier says of texts. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = {
            "Say what a classifier makes of texts, and which tokens weigh how much.",
            "Without a text or a file, standard input is read, a text a line."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast score text \"He admired her as a great director.\" --model reviews.model",
            "  driftcast score text \"A dull film.\" --model reviews.model --heads",
            "  driftcast score text --file lines.txt --model reviews.model --format json"
        })
final class ScoreTextCommand implements Runnable {

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Texts, each in quotes.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "A file with a text a line.")
    private @Nullable Path file;

    @Mixin private final ModelFileOption model = new ModelFileOption();

    @Option(
            names = "--heads",
            description = "Show what each head of each layer attends to. Needs attention.")
    private boolean heads;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page that draws it.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** The JSON answer for lines and for several texts. */
    record Document(List<ScoredText> scores) {}

    @Override
    public void run() {
        if (!texts.isEmpty() && file != null) {
            throw new CallException("--file: texts are given too; leave one of both out");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (TextClassifier classifier = model.classifier()) {
            if (texts.isEmpty()) {
                lines(classifier, out);
            } else {
                answer(texts.stream().map(text -> score(classifier, text, true)).toList(), out);
            }
        }
    }

    private ScoredText score(TextClassifier classifier, String text, boolean withHeads) {
        TextScore score = classifier.score(text);
        List<List<float[][]>> all = withHeads ? classifier.heads() : List.of();
        if (heads && all.isEmpty()) {
            throw new CallException(
                    "--heads: %s has no attention; train one with --model attention"
                            .formatted(model.file()));
        }
        return ScoredText.of(text, classifier.labels(), score, all);
    }

    private void answer(List<ScoredText> scores, PrintWriter out) {
        switch (format) {
            case TABLE -> scores.forEach(score -> table(score, out));
            case JSON ->
                    out.println(
                            Json.line(
                                    scores.size() == 1 ? scores.getFirst() : new Document(scores)));
            case HTML -> page(scores, out);
        }
    }

    private void table(ScoredText score, PrintWriter out) {
        ScoredTextTable.lines(score).forEach(out::println);
        out.println();
        if (heads) {
            ScoredTextTable.heads(score).forEach(out::println);
            out.println();
        }
    }

    private void page(List<ScoredText> scores, PrintWriter out) {
        out.print(ScoredTextPage.html("Texts by %s".formatted(model.file()), scores, heads));
    }

    /** A table goes on from line to line; a document holds what there is. */
    private void lines(TextClassifier classifier, PrintWriter out) {
        if (format == ReportFormat.TABLE) {
            forEachLine(line -> {
                ScoredText score = score(classifier, line, heads);
                out.println(ScoredTextTable.line(score));
                if (heads) {
                    ScoredTextTable.heads(score).forEach(out::println);
                }
                out.flush();
            });
            return;
        }
        List<ScoredText> scores = new ArrayList<>();
        forEachLine(line -> scores.add(score(classifier, line, heads)));
        if (format == ReportFormat.JSON) {
            out.println(Json.line(new Document(scores)));
        } else {
            page(scores, out);
        }
    }

    private void forEachLine(Consumer<String> each) {
        try (Utf8Lines lines =
                file == null
                        ? new Utf8Lines(Path.of("standard input"), System.in)
                        : new Utf8Lines(file, opened(file))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                each.accept(line);
            }
        }
    }

    private static InputStream opened(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CallException(
                    file + ": there is no such file, or it may not be read; name a text file");
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new WorkException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }
}
