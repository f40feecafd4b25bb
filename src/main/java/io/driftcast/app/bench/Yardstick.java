package io.driftcast.app.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A program that times other implementations inside its own process and waits for what to time
 * next; the scripts under src/test/bench say how it is spoken to. Not thread-safe.
 */
public final class Yardstick implements AutoCloseable {

    private static final String ANSWER = "= ";

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String versions;

    private Yardstick(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.versions = answer();
    }

    /**
     * Starts the first of some programs that can be started.
     *
     * @param programs that can run the script, the preferred one first
     * @param script the name of a resource beside this class
     * @param folder where the script is written to
     * @return null if none of them is installed with what the script needs
     */
    public static @Nullable Yardstick start(List<String> programs, String script, Path folder) {
        Path file = folder.resolve(script);
        try (InputStream in =
                Objects.requireNonNull(Yardstick.class.getResourceAsStream(script), script)) {
            Files.write(file, in.readAllBytes());
        } catch (IOException e) {
            throw new BenchException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
        for (String program : programs) {
            Yardstick started = start(program, file);
            if (started != null) {
                return started;
            }
        }
        return null;
    }

    /** Null if there is no such program, or it ends before it says what it is. */
    private static @Nullable Yardstick start(String program, Path script) {
        Process process;
        try {
            process =
                    new ProcessBuilder(program, script.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            return null;
        }
        try {
            return new Yardstick(process);
        } catch (IOException e) {
            process.destroy();
            return null;
        }
    }

    /** What it is, with its versions. */
    public String versions() {
        return versions;
    }

    /**
     * Hands it a line.
     *
     * @return its answer
     * @throws BenchException if it ends instead
     * @throws InterruptedException if it ends while this thread is interrupted
     */
    public String ask(String line) throws InterruptedException {
        try {
            questions.write(line);
            questions.newLine();
            questions.flush();
            return answer();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String question = line.length() > 40 ? line.substring(0, 40) + "..." : line;
            throw new BenchException("%s ended at '%s'".formatted(versions, question), e);
        }
    }

    /** The processor time of one of some calls, in nanoseconds. */
    public double nanos(String call, int calls) throws InterruptedException {
        return Double.parseDouble(ask(String.format(Locale.ROOT, "time %s %d", call, calls)));
    }

    /** Whatever else a library prints is passed over. */
    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(ANSWER)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("it has ended");
        }
        return line.substring(ANSWER.length());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
