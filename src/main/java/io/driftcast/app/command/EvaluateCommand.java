package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: what is evaluated, a subcommand each. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Say how good a model is.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = EvaluateTextCommand.class)
final class EvaluateCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to evaluate is missing: text");
    }
}
