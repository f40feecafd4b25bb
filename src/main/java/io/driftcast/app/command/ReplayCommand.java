package io.driftcast.app.command;

import io.driftcast.avro.Reading;
import io.driftcast.data.BadLineException;
import io.driftcast.data.BadLines;
import io.driftcast.data.CsvFile;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.Pacer;
import io.driftcast.edge.feed.ReadingSender;
import io.driftcast.edge.feed.Replay;
import io.driftcast.edge.feed.ReplayProgress;
import io.driftcast.edge.feed.ReplayResult;
import io.driftcast.edge.feed.ReplaySpeed;
import io.driftcast.platform.admin.TopicMustExist;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.render.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: the rows of CSV files as readings. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Send the rows of CSV or TSV files to the readings topic.",
            "Columns that are not named are found from all rows, and said. Rows that are not in the"
                    + " order of time are sorted."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast replay emissions.csv -b localhost:9092 --schema-registry URL",
            "  driftcast replay power.csv --time timestamp --value watts --speed 60"
        })
final class ReplayCommand implements Runnable {

    private static final int REDRAW_MILLIS = 200;

    @Mixin private final ConfigOptions options;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with a header row.")
    private List<Path> files = new ArrayList<>();

    @Mixin private final ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--speed",
            paramLabel = "X",
            description =
                    "X seconds of the readings' own time a second. Default: as fast as it goes.")
    private @Nullable Double speed;

    @Option(
            names = "--skip-bad",
            description = "Name lines that cannot be used, count them, and go on.")
    private boolean skipBad;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    ReplayCommand(ConfigOptions options) {
        this.options = options;
    }

    /** The JSON answer. */
    record Document(long sent, long skippedLines, boolean completed) {}

    @Override
    public void run() {
        List<CsvFile> found =
                files.stream().map(file -> CsvFile.examine(file, columns.layout())).toList();
        DriftcastConfig config = options.load("kafka.bootstrap.servers", "schema.registry.url");
        Logs.quietClients();
        TopicMustExist.check(config, Topic.READINGS);
        try (SchemaRegistry registry =
                        SchemaRegistry.connect(RegistrySettings.of(config.schemaRegistry()));
                ReadingSender sender = sender(config, registry)) {
            report(replayAll(found, sender));
        }
    }

    private static ReadingSender sender(DriftcastConfig config, SchemaRegistry registry) {
        return ReadingSender.connect(
                new HashMap<>(config.kafka()),
                new AvroSerdes(registry).values(Reading.class).serializer(),
                Topic.READINGS.name(config.topics().prefix()));
    }

    private Document replayAll(List<CsvFile> found, ReadingSender sender) {
        long sent = 0;
        long skipped = 0;
        boolean completed = true;
        for (CsvFile file : found) {
            ReplayResult result = replay(file, sender, sent);
            sent += result.sent();
            skipped += result.skippedLines();
            completed &= result.completed();
            if (!completed) {
                break;
            }
        }
        return new Document(sent, skipped, completed);
    }

    private ReplayResult replay(CsvFile file, ReadingSender sender, long sentBefore) {
        BadLines badLines = skipBad ? this::name : BadLines.REFUSE;
        file.notes().forEach(line -> say("note: " + file.path() + ": " + line));
        long before = sender.sent();
        try (ReadingSource source = file.openInTimeOrder(badLines);
                ProgressBar bar = bar(file.path())) {
            Replay replay =
                    new Replay(
                            sender,
                            speed == null ? ReplaySpeed.FULL : ReplaySpeed.times(speed),
                            Pacer.SYSTEM,
                            progress -> show(progress, bar));
            try (StopOnSignal _ = StopOnSignal.of(replay::cancel)) {
                return replay.run(source);
            }
        } catch (BadLineException e) {
            throw new WorkException(
                    String.format(
                            Locale.ROOT,
                            "%s; %,d readings were sent before it, --skip-bad passes over such lines",
                            e.getMessage(),
                            sentBefore + sender.sent() - before),
                    e);
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }

    private void name(BadLineException line) {
        say("skipped: " + line.getMessage());
    }

    private static ProgressBar bar(Path file) {
        return new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setUnit(" KiB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true)))
                .build();
    }

    private static void show(ReplayProgress progress, ProgressBar bar) {
        progress.size().ifPresent(bar::maxHint);
        bar.stepTo(progress.position());
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d readings", progress.sent()));
    }

    private void report(Document done) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE ->
                    out.printf(
                            Locale.ROOT,
                            "%,d readings sent, %,d lines skipped%s%n",
                            done.sent(),
                            done.skippedLines(),
                            done.completed() ? "" : "; ended before the last line");
            case JSON -> out.println(Json.line(done));
        }
    }
}
