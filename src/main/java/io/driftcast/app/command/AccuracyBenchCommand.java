package io.driftcast.app.command;

import io.driftcast.app.bench.accuracy.AccuracyBench;
import io.driftcast.app.bench.accuracy.AccuracyBench.Part;
import io.driftcast.app.bench.accuracy.AccuracyException;
import io.driftcast.app.bench.accuracy.AccuracyReport;
import io.driftcast.app.report.AccuracyDocument;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench accuracy}: our forecasts beside those of other implementations. */
@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        description = {
            "Fit the models to R's data sets, to Mauna Loa's carbon dioxide and to the hourly series"
                    + " of the M4 competition, and set their errors beside those of R, of Python's"
                    + " packages and of the competition's methods. Works on all cores."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast bench accuracy --data DIR --goldens DIR --format markdown",
            "  driftcast bench accuracy --data DIR --goldens DIR --only one-step"
        })
final class AccuracyBenchCommand implements Runnable {

    /** How the bench answers. */
    enum Format {
        TABLE,
        JSON,
        MARKDOWN
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Has series/m4_hourly_train.csv, m4_hourly_test.csv and the results.")
    private Path data = Path.of("");

    @Option(
            names = "--goldens",
            paramLabel = "DIR",
            required = true,
            description = "Has the reference results: series.json, holdout_r.json and so on.")
    private Path goldens = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "holdouts, one-step or m4; several with commas. Default: all.")
    private List<String> only = List.of("holdouts", "one-step", "m4");

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default), json or markdown.")
    private Format format = Format.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        Set<Part> parts = parts();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Thread main = Thread.currentThread();
        try (StopOnSignal _ = StopOnSignal.of(main::interrupt)) {
            AccuracyReport report =
                    new AccuracyBench(data, goldens, parts, err::println).run(call());
            switch (format) {
                case TABLE ->
                        AccuracyDocument.sections(report)
                                .forEach(section -> section.plainLines().forEach(out::println));
                case JSON -> out.println(Json.line(report));
                case MARKDOWN -> AccuracyDocument.markdown(report).forEach(out::println);
            }
        } catch (AccuracyException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            err.println("bench ended");
        }
    }

    private Set<Part> parts() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : only) {
            parts.add(
                    switch (name.strip().toLowerCase(Locale.ROOT)) {
                        case "holdouts" -> Part.HOLD_OUTS;
                        case "one-step" -> Part.ONE_STEP;
                        case "m4" -> Part.M4;
                        default ->
                                throw new CallException(
                                        "--only %s: there are holdouts, one-step and m4"
                                                .formatted(name));
                    });
        }
        return parts;
    }

    private String call() {
        String restricted = only.size() == 3 ? "" : " --only " + String.join(",", only);
        return "./driftcast bench accuracy --data DIR --goldens DIR%s --format markdown"
                .formatted(restricted);
    }
}
