package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: the benches, one a subcommand. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure beside yardsticks.",
        synopsisSubcommandLabel = "BENCH",
        subcommands = {
            StreamBenchCommand.class,
            ForecasterBenchCommand.class,
            KernelBenchCommand.class,
            AccuracyBenchCommand.class,
            TextBenchCommand.class
        })
final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which bench is missing: stream, forecasters, kernels, accuracy or texts");
    }
}
