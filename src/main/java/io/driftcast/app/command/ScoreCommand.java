package io.driftcast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code score}: what is scored, a subcommand each. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "Score with a model.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = ScoreTextCommand.class)
final class ScoreCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to score is missing: text");
    }
}
