package io.driftcast.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command line that was run: its exit code and what it wrote. */
public record CommandRun(int code, String out, String err) {

    /** What the JVM itself says at each start, and cannot be told not to. */
    private static final String INCUBATOR =
            "WARNING: Using incubator modules: jdk.incubator.vector" + System.lineSeparator();

    /** What a process has left, but for what the JVM says of the Vector API. */
    public static CommandRun of(Process process, Path out, Path err) throws IOException {
        return new CommandRun(
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
        return new CommandRun(code, out.toString(), err.toString());
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}
