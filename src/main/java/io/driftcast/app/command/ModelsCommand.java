package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code models}: what is done with models, a subcommand each. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Roll models out.",
        synopsisSubcommandLabel = "WHAT")
final class ModelsCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: publish");
    }
}
