package io.driftcast.app.command;

import io.driftcast.app.report.VocabularyReport;
import io.driftcast.app.report.VocabularyReport.Query;
import io.driftcast.platform.failure.CallException;
import io.driftcast.render.Json;
import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TokenEmbeddings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vocabulary}: the tokens of a classifier, and what they mean to it. */
@Command(
        name = "vocabulary",
        mixinStandardHelpOptions = true,
        description = "Show the tokens of a classifier of texts, and which lie near each other.",
        footer = {
            "",
            "Examples:",
            "  driftcast vocabulary --model reviews.model",
            "  driftcast vocabulary great dull --model reviews.model",
            "  driftcast vocabulary --arithmetic \"king - man + woman\" --model reviews.model",
            "  driftcast vocabulary --model reviews.model --format html > vocabulary.html"
        })
final class VocabularyCommand implements Runnable {

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words to look near.")
    private List<String> words = new ArrayList<>();

    @Mixin private final ModelFileOption model = new ModelFileOption();

    @Option(
            names = "--arithmetic",
            paramLabel = "SUM",
            description = "Words added and taken away, as \"king - man + woman\".")
    private @Nullable String arithmetic;

    @Option(
            names = "--neighbours",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many; default 10.")
    private int neighbours = 10;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json, or html: a page with a map of the words.")
    private ReportFormat format = ReportFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (neighbours < 1) {
            throw new CallException("--neighbours %s: 1 at least".formatted(neighbours));
        }
        @Nullable WordSum sum = arithmetic == null ? null : WordSum.parse(arithmetic);
        TokenEmbeddings embeddings = embeddings(model.model());
        List<Query> queries = new ArrayList<>();
        for (String word : words) {
            queries.add(
                    new Query(
                            word,
                            embeddings.tokens(word),
                            embeddings.nearest(
                                    embeddings.vector(word), List.of(word), neighbours)));
        }
        if (sum != null && arithmetic != null) {
            queries.add(
                    new Query(
                            arithmetic,
                            List.of(),
                            embeddings.nearest(sum.vector(embeddings), sum.words(), neighbours)));
        }
        VocabularyReport report = VocabularyReport.of(embeddings, queries);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> report.lines().forEach(out::println);
            case JSON -> out.println(Json.line(report));
            case HTML -> out.print(report.html("Vocabulary of " + model.file(), embeddings));
        }
    }

    private TokenEmbeddings embeddings(TextModel loaded) {
        return loaded.embeddings()
                .orElseThrow(() ->
                        new CallException(
                                "%s: the model %s has no vectors of tokens; train attention or average"
                                        .formatted(model.file(), loaded.kind().word())));
    }
}
