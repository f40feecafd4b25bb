package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the program in a process of its own, as the launcher would start it. */
final class DriftcastProcess implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);

    /** What a shell reports of a process that was ended by SIGTERM. */
    private static final int ENDED_BY_SIGTERM = 143;

    private final Process process;
    private final Path out;
    private final Path err;

    private DriftcastProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a command.
     *
     * @param files where its output goes: this path with {@code .out} and {@code .err}
     */
    static DriftcastProcess start(Path files, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Xmx512m",
                                // They live for seconds only; this halves what they cost. The
                                // vector kernels need the other compiler; the scalar ones, equal
                                // to them bit for bit, do not.
                                "-XX:TieredStopAtLevel=1",
                                "-Ddriftcast.kernel=scalar",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.driftcast.app.command.Main"));
        command.addAll(arguments);
        Path out = files.resolveSibling(files.getFileName() + ".out");
        Path err = files.resolveSibling(files.getFileName() + ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            return new DriftcastProcess(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a command that ends by itself and has to go well; what it answered. */
    String succeed() {
        assertThat(exitCode()).as("exit code; standard error:%n%s", errors()).isZero();
        return read(out);
    }

    /** Asks it to end, as a service manager does, and waits until it has. */
    void stop() {
        process.destroy();
        assertThat(exitCode())
                .as("exit code; standard error:%n%s", errors())
                .isEqualTo(ENDED_BY_SIGTERM);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    private int exitCode() {
        try {
            assertThat(process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("has ended within %s", ENDS_WITHIN)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    /** What it has written to standard error. */
    String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return err.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
