package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code train}: what is trained, a subcommand each. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a model from a file.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = TrainTextCommand.class)
final class TrainCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to train is missing: text");
    }
}
