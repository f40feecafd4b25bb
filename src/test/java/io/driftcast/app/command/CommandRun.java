package io.driftcast.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A command line that was run: its exit code and what it wrote.
 *
 * @param err standard error, but for the notes
 * @param notes the lines that say what was found in a file
 */
public record CommandRun(int code, String out, String err, List<String> notes) {

    private static final String NOTE = "note: ";

    /** What the JVM itself says at each start, and cannot be told not to. */
    private static final String INCUBATOR =
            "WARNING: Using incubator modules: jdk.incubator.vector" + System.lineSeparator();

    /** What a process has left, but for what the JVM says of the Vector API. */
    public static CommandRun of(Process process, Path out, Path err) throws IOException {
        return of(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err).replace(INCUBATOR, ""));
    }

    public static CommandRun of(String... arguments) {
        return of(Map.of(), arguments);
    }

    public static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments, environment, new PrintWriter(out), new PrintWriter(err));
        return of(code, out.toString(), err.toString());
    }

    private static CommandRun of(int code, String out, String err) {
        return new CommandRun(
                code,
                out,
                err.lines()
                        .filter(line -> !line.startsWith(NOTE))
                        .map(line -> line + System.lineSeparator())
                        .collect(Collectors.joining()),
                err.lines()
                        .filter(line -> line.startsWith(NOTE))
                        .map(line -> line.substring(NOTE.length()))
                        .toList());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}
