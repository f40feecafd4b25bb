package io.driftcast.app.command;

import io.driftcast.app.bench.BenchException;
import io.driftcast.app.bench.BenchReport;
import io.driftcast.app.bench.kernels.KernelBench;
import io.driftcast.app.bench.kernels.KernelBenchOptions;
import io.driftcast.app.report.BenchTable;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench kernels}: kernels and networks beside ONNX Runtime and PyTorch. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = {
            "Time steps and training of an LSTM, matrix products and activation functions beside ONNX"
                    + " Runtime, PyTorch and the most that the core can do, round by round. A"
                    + " yardstick that is not installed is left out: target/bench-lib with ONNX"
                    + " Runtime, which the build makes; python3 with PyTorch."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast bench kernels",
            "  driftcast bench kernels --quick --format json"
        })
final class KernelBenchCommand implements Runnable {

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--quick",
            description = "Fewer and shorter rounds: a first impression, not to be quoted.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds of each that count. Default: 15; quick: 3.")
    private @Nullable Integer rounds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Has emissions/co2_canada_1800_2014.csv, on which a network is trained."
                            + " Default: a synthetic series of the same length.")
    private @Nullable Path data;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        KernelBenchOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Thread main = Thread.currentThread();
        try (StopOnSignal _ = StopOnSignal.of(main::interrupt);
                TemporaryFolder scripts = TemporaryFolder.make()) {
            BenchReport report = new KernelBench(options, data, scripts.path(), err::println).run();
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

    private KernelBenchOptions options() {
        KernelBenchOptions defaults = quick ? KernelBenchOptions.QUICK : KernelBenchOptions.FULL;
        try {
            return new KernelBenchOptions(
                    Objects.requireNonNullElse(rounds, defaults.rounds()),
                    defaults.warmSeconds(),
                    defaults.roundSeconds(),
                    defaults.trainings());
        } catch (IllegalArgumentException e) {
            throw new CallException(String.valueOf(e.getMessage()));
        }
    }
}
