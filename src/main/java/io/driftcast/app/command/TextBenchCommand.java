package io.driftcast.app.command;

import io.driftcast.app.bench.text.TextBench;
import io.driftcast.app.bench.text.TextBenchReport;
import io.driftcast.app.bench.text.TextSet;
import io.driftcast.app.report.TextBenchDocument;
import io.driftcast.platform.failure.CallException;
import io.driftcast.render.Json;
import io.driftcast.text.classifier.TextModelKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench texts}: our classifiers on public data sets. */
@Command(
        name = "texts",
        mixinStandardHelpOptions = true,
        description = {
            "Train and test each kind of text classifier on public data sets: rt_polarity by ten"
                    + " folds, sst2, snips and clinc150 with three seeds each. Works on all cores."
        },
        footer = {
            "",
            "Example:",
            "  driftcast bench texts --data DIR --results texts.jsonl --format markdown"
        })
final class TextBenchCommand implements Runnable {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "Has rt_polarity.tsv, sst2_train_8k.tsv, sst2_dev872_as_test.tsv,"
                            + " snips_intents.tsv and clinc150_full.tsv.")
    private Path data = Path.of("");

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Keeps the result of each run; what is in it is not run again.")
    private @Nullable Path results;

    @Option(
            names = "--sets",
            split = ",",
            paramLabel = "SET",
            description = "rt_polarity, sst2, snips, clinc150; several with commas. Default: all.")
    private List<String> sets = Arrays.stream(TextSet.values()).map(TextSet::word).toList();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            description = "attention, average, ngrams, mlp; several with commas. Default: all.")
    private List<String> models =
            Arrays.stream(TextModelKind.values()).map(TextModelKind::word).toList();

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json or markdown.")
    private AccuracyBenchCommand.Format format = AccuracyBenchCommand.Format.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        TextBenchReport report =
                new TextBench(data, results, err::println).run(sets(), kinds(), call());
        switch (format) {
            case TABLE ->
                    TextBenchDocument.sections(report)
                            .forEach(section -> section.plainLines().forEach(out::println));
            case JSON -> out.println(Json.line(report));
            case MARKDOWN -> TextBenchDocument.markdown(report).forEach(out::println);
        }
    }

    private List<TextSet> sets() {
        return sets.stream()
                .map(name ->
                        TextSet.of(name)
                                .orElseThrow(() ->
                                        new CallException(
                                                "--sets %s: there are rt_polarity, sst2, snips and clinc150"
                                                        .formatted(name))))
                .toList();
    }

    private List<TextModelKind> kinds() {
        return models.stream()
                .map(name ->
                        TextModelKind.ofWord(name)
                                .orElseThrow(() ->
                                        new CallException(
                                                "--models %s: there are attention, average, ngrams and mlp"
                                                        .formatted(name))))
                .toList();
    }

    private String call() {
        boolean whole = sets.size() == TextSet.values().length;
        return "./driftcast bench texts --data DIR%s --format markdown"
                .formatted(whole ? "" : " --sets " + String.join(",", sets));
    }
}
