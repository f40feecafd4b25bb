package io.driftcast.app.command;

import io.driftcast.math.kernel.KernelMode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/** The program's start: one command, its answer on standard output, an exit code. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process. */
    public static void main(String[] arguments) {
        // Ours says its locale wherever it formats; libraries, such as that of progress bars, do
        // not.
        Locale.setDefault(Locale.ROOT);
        // Answers are UTF-8 wherever the program runs, and not flushed line by line.
        PrintWriter out =
                new PrintWriter(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, System.getenv(), out, err));
    }

    /**
     * Runs a command line.
     *
     * @param arguments as the shell gave them
     * @param environment environment variables
     * @param out takes the answer and nothing else
     * @param err takes everything else
     * @return 0 done, 1 the work failed, 2 the call was wrong
     */
    static int run(
            String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        DriftcastCommand root = new DriftcastCommand();
        Errors errors = new Errors(root, environment);
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new DemoCommand())
                        .addSubcommand(new RunCommand(new ConfigOptions(environment)))
                        .addSubcommand(new TopicsCommand(new ConfigOptions(environment)))
                        .addSubcommand(new ReplayCommand(new ConfigOptions(environment)))
                        .addSubcommand(new TailCommand(new ConfigOptions(environment)))
                        .addSubcommand(new AnalyzeCommand())
                        .addSubcommand(new FitCommand())
                        .addSubcommand(new BacktestCommand())
                        .addSubcommand(new TrainCommand())
                        .addSubcommand(new EvaluateCommand())
                        .addSubcommand(new ScoreCommand())
                        .addSubcommand(new VocabularyCommand())
                        .addSubcommand(
                                new CommandLine(new ModelsCommand())
                                        .addSubcommand(
                                                new ModelsPublishCommand(
                                                        new ConfigOptions(environment))))
                        .addSubcommand(new TopologyCommand(new ConfigOptions(environment)))
                        .addSubcommand(new BenchCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(out)
                        .setErr(err)
                        .setParameterExceptionHandler(errors::callWasWrong)
                        .setExecutionExceptionHandler(errors::failed);
        int code = execute(line, arguments, errors);
        out.flush();
        err.flush();
        return code;
    }

    private static int execute(CommandLine line, String[] arguments, Errors errors) {
        if (kernelsAreSwitched()) {
            try { // here, before some thread of many is the first to find a switch wrong
                KernelMode.describe();
            } catch (ExceptionInInitializerError e) {
                return errors.badSwitch(line.getErr(), e);
            }
        }
        return line.execute(arguments);
    }

    private static boolean kernelsAreSwitched() {
        return System.getProperties().stringPropertyNames().stream()
                .anyMatch(name -> name.startsWith("driftcast.kernel"));
    }
}
