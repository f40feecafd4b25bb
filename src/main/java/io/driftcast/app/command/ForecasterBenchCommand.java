package io.driftcast.app.command;

import io.driftcast.app.bench.BenchException;
import io.driftcast.app.bench.BenchReport;
import io.driftcast.app.bench.ForecasterBench;
import io.driftcast.app.bench.ForecasterBenchOptions;
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

/** {@code bench forecasters}: fits and updates beside R and statsmodels. */
@Command(
        name = "forecasters",
        mixinStandardHelpOptions = true,
        description = {
            "Time ARIMA fits, the automatic choice of orders, and updates with forecasts beside R and"
                    + " statsmodels, round by round. A yardstick that is not installed is left out:"
                    + " Rscript with the package forecast, python3 with statsmodels."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast bench forecasters",
            "  driftcast bench forecasters --quick --format json"
        })
final class ForecasterBenchCommand implements Runnable {

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--quick",
            description = "Fewer rounds and calls: a first impression, not to be quoted.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each that count. Default: 9; quick: 3.")
    private @Nullable Integer rounds;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ForecasterBenchOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Thread main = Thread.currentThread();
        try (StopOnSignal _ = StopOnSignal.of(main::interrupt);
                TemporaryFolder scripts = TemporaryFolder.make()) {
            BenchReport report = new ForecasterBench(options, scripts.path(), err::println).run();
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

    private ForecasterBenchOptions options() {
        ForecasterBenchOptions defaults =
                quick ? ForecasterBenchOptions.QUICK : ForecasterBenchOptions.FULL;
        try {
            return new ForecasterBenchOptions(
                    Objects.requireNonNullElse(rounds, defaults.rounds()),
                    defaults.warmSeconds(),
                    defaults.effort());
        } catch (IllegalArgumentException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        }
    }
}
