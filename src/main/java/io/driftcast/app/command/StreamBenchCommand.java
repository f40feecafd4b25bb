package io.driftcast.app.command;

import io.driftcast.app.bench.BenchException;
import io.driftcast.app.bench.BenchReport;
import io.driftcast.app.bench.StreamBench;
import io.driftcast.app.bench.StreamBenchOptions;
import io.driftcast.app.report.BenchTable;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench stream}: the forecast application beside a pass-through of the same traffic. */
@Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the forecast application on a Kafka in this process: readings a second,",
            "processor time, and the time from a reading to its forecast. The yardstick is a Kafka"
                    + " Streams application that writes as many bytes and does nothing else."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast bench stream",
            "  driftcast bench stream --quick --format json"
        })
final class StreamBenchCommand implements Runnable {

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--quick",
            description = "Fewer readings and rounds: a first impression, not to be quoted.")
    private boolean quick;

    @Option(
            names = "--readings",
            paramLabel = "N",
            description = "Readings worked through in a round. Default: 300000; quick: 60000.")
    private @Nullable Integer readings;

    @Option(
            names = "--series",
            paramLabel = "N",
            description = "Series that take turns. Default: 1000.")
    private @Nullable Integer series;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each that count. Default: 7; quick: 3.")
    private @Nullable Integer rounds;

    @Option(names = "--seed", paramLabel = "N", description = "Of the readings. Default: 1.")
    private @Nullable Long seed;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        StreamBenchOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Logs.quietClients();
        Thread main = Thread.currentThread();
        try (StopOnSignal _ = StopOnSignal.of(main::interrupt);
                TemporaryFolder stateDir = TemporaryFolder.make()) {
            BenchReport report = new StreamBench(options, stateDir.path(), err::println).run();
            switch (format) {
                case TABLE -> BenchTable.lines(report).forEach(out::println);
                case JSON -> out.println(Json.line(report));
            }
        } catch (BenchException e) {
            throw new WorkException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            err.println("bench ended");
        }
    }

    private StreamBenchOptions options() {
        StreamBenchOptions defaults = quick ? StreamBenchOptions.QUICK : StreamBenchOptions.FULL;
        try {
            return new StreamBenchOptions(
                    Objects.requireNonNullElse(readings, defaults.readings()),
                    Objects.requireNonNullElse(series, defaults.series()),
                    Objects.requireNonNullElse(rounds, defaults.rounds()),
                    defaults.warmups(),
                    defaults.latencySeconds(),
                    defaults.latencyReadingsPerSecond(),
                    Objects.requireNonNullElse(seed, defaults.seed()));
        } catch (IllegalArgumentException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        }
    }
}
