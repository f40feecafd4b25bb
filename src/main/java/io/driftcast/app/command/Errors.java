package io.driftcast.app.command;

import io.driftcast.data.BadLineException;
import io.driftcast.data.CsvLayoutException;
import io.driftcast.edge.feed.SendException;
import io.driftcast.platform.admin.KafkaUnavailableException;
import io.driftcast.platform.broker.BrokerStartException;
import io.driftcast.platform.config.ConfigException;
import io.driftcast.platform.config.Suggestion;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into lines on standard error and exit codes. */
final class Errors {

    static final int WORK_FAILED = 1;
    static final int CALL_WAS_WRONG = 2;

    private final DriftcastCommand root;
    private final Map<String, String> environment;

    Errors(DriftcastCommand root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /** The command line could not be understood. */
    int callWasWrong(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        print(
                command.getErr(),
                oneLine(problem)
                        + suggestion(problem)
                        + "; see "
                        + command.getCommandSpec().qualifiedName()
                        + " --help");
        trace(command.getErr(), problem);
        return CALL_WAS_WRONG;
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandSpec spec = problem.getCommandLine().getCommandSpec();
        Set<String> names = new TreeSet<>(spec.optionsMap().keySet());
        names.addAll(spec.subcommands().keySet());
        return Suggestion.forWord(unmatched.getUnmatched().getFirst(), names)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** A command ended with an exception. */
    int failed(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code =
                switch (problem) {
                    case ConfigException e -> {
                        e.problems().forEach(line -> print(err, line));
                        yield CALL_WAS_WRONG;
                    }
                    case CallException e -> {
                        print(err, oneLine(e));
                        yield CALL_WAS_WRONG;
                    }
                    case CsvLayoutException e -> {
                        print(err, oneLine(e));
                        yield CALL_WAS_WRONG;
                    }
                    case BadLineException e -> printFailed(err, e);
                    case SendException e -> printFailed(err, e);
                    case WorkException e -> printFailed(err, e);
                    case KafkaUnavailableException e -> printFailed(err, e);
                    case BrokerStartException e -> printFailed(err, e);
                    default -> {
                        print(err, unexpected(problem));
                        yield WORK_FAILED;
                    }
                };
        trace(err, problem);
        return code;
    }

    private static int printFailed(PrintWriter err, Exception problem) {
        print(err, oneLine(problem));
        return WORK_FAILED;
    }

    /** A switch of the JVM's, which a class reads when it is first used, makes no sense. */
    int badSwitch(PrintWriter err, ExceptionInInitializerError problem) {
        Throwable cause = problem.getCause();
        if (!(cause instanceof IllegalArgumentException wrong)) {
            throw problem;
        }
        print(err, oneLine(wrong));
        trace(err, wrong);
        return CALL_WAS_WRONG;
    }

    private String unexpected(Exception problem) {
        return "unexpected "
                + problem.getClass().getSimpleName()
                + " ("
                + oneLine(problem)
                + ")"
                + (debug() ? "" : "; run it again with --debug to see where");
    }

    private boolean debug() {
        return root.debug() || !environment.getOrDefault("DRIFTCAST_DEBUG", "").isEmpty();
    }

    private void trace(PrintWriter err, Exception problem) {
        if (debug()) {
            problem.printStackTrace(err);
        }
    }

    private static void print(PrintWriter err, String line) {
        err.println("driftcast: " + line);
    }

    private static String oneLine(Exception problem) {
        return String.valueOf(problem.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
