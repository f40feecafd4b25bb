package io.driftcast.app.command;

import io.driftcast.app.demo.DemoFeed;
import io.driftcast.app.demo.DemoReport;
import io.driftcast.app.demo.DemoRun;
import io.driftcast.app.demo.DemoScreen;
import io.driftcast.app.demo.DemoSummary;
import io.driftcast.app.demo.DemoTexts;
import io.driftcast.platform.broker.BrokerOptions;
import io.driftcast.platform.broker.EmbeddedBroker;
import io.driftcast.platform.config.ConfigLoader;
import io.driftcast.platform.config.ConfigSources;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.CallException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything at work in one process, with nothing to set up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run Kafka, the forecast, train and score applications and a feed in this process.",
            "The feed is carbon dioxide at Mauna Loa, a generated smart home and its messages; --data"
                    + " replays your own files in place of the first two."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast demo",
            "  driftcast demo --once --format json",
            "  driftcast demo --data my-readings/"
        })
final class DemoCommand implements Runnable {

    private static final double WATCHABLE_SECONDS = 120;

    @Option(names = "--once", description = "Replay at full speed, print a summary and exit.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Replay the CSV and TSV files of a folder: every numeric column a series.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve /live, /ready and /metrics on this port of the loopback address.")
    private int port;

    @Option(names = "--seed", defaultValue = "1", description = "Of the smart home. Default: 1.")
    private long seed;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (format == OutputFormat.JSON && !once) {
            throw new CallException(
                    "--format json needs --once: there is no end to report without");
        }
        Logs.quietClients();
        Thread main = Thread.currentThread();
        try (StopOnSignal _ = StopOnSignal.of(main::interrupt)) {
            DemoReport report = replay(out, err);
            switch (format) {
                case TABLE -> DemoSummary.lines(report).forEach(out::println);
                case JSON -> out.println(Json.line(report));
            }
        } catch (InterruptedException e) {
            err.println("demo ended");
        }
    }

    private DemoReport replay(PrintWriter out, PrintWriter err) throws InterruptedException {
        DemoFeed feed =
                data == null
                        ? DemoFeed.samples(seed, Instant.now())
                        : DemoFeed.files(data, line -> err.println("note: " + line));
        DemoScreen screen = once ? new DemoScreen.Lines(err) : liveScreen(out, err);
        double perSecond =
                once ? Double.POSITIVE_INFINITY : Math.max(1, feed.restSize() / WATCHABLE_SECONDS);
        screen.phase("starting Kafka in this process");
        try (TemporaryFolder stateDir = TemporaryFolder.make();
                EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
            DriftcastConfig config = config(broker, stateDir.path());
            DemoTexts texts = DemoTexts.samples(seed, Instant.now());
            return new DemoRun(config, feed, texts, screen, perSecond, !once).run();
        }
    }

    /** The settings of {@code run} as they are by default, for a Kafka that is in this process. */
    private DriftcastConfig config(EmbeddedBroker broker, Path stateDir) {
        return ConfigLoader.load(
                ConfigSources.ofEnvironment(Map.of())
                        .withFlag("application.id", "driftcast-demo")
                        .withFlag("kafka.bootstrap.servers", broker.bootstrapServers())
                        .withFlag("schema.registry.url", "mock://driftcast-demo")
                        .withFlag("topics.replication", "1")
                        .withFlag("state.dir", stateDir.toString())
                        .withFlag("http.port", Integer.toString(port)));
    }

    private static DemoScreen liveScreen(PrintWriter out, PrintWriter err) {
        return Ansi.AUTO.enabled() ? new DemoScreen.Live(out) : new DemoScreen.Lines(err);
    }
}
