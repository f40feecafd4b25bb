package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: help and version. */
@Command(
        name = "driftcast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Streaming forecasting and scoring on Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  driftcast demo",
            "  driftcast analyze passengers.csv",
            "  driftcast run -b localhost:9092 --schema-registry http://localhost:8081",
            "  driftcast topics --create -b localhost:9092",
            "  driftcast tail forecasts --from-beginning --max 10 --format json \\",
            "      -b localhost:9092 --schema-registry http://localhost:8081",
            "",
            "Exit codes: 0 done, 1 the work failed, 2 the call was wrong."
        })
final class DriftcastCommand implements Runnable {

    @Option(
            names = "--debug",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show the stack trace of an error. Or set DRIFTCAST_DEBUG=1.")
    private boolean debug;

    @Spec private CommandSpec spec = CommandSpec.create();

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
