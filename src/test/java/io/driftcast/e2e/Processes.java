package io.driftcast.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The processes that a test class starts. Their output is kept under {@code target/e2e}; what they
 * wrote to standard error is added to the failure of a test.
 */
final class Processes
        implements AutoCloseable,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final int SHOWN_CHARS = 8_000;

    private final Path folder;
    private final List<DriftcastProcess> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    Processes(Class<?> test) {
        folder = Path.of("target", "e2e", test.getSimpleName());
        try {
            Utils.delete(folder.toFile()); // What an earlier run has left.
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder for files. */
    Path newFolder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DriftcastProcess start(String name, List<String> arguments) {
        String file = String.format(Locale.ROOT, "%02d-%s", number.incrementAndGet(), name);
        DriftcastProcess process = DriftcastProcess.start(folder.resolve(file), arguments);
        started.add(process);
        return process;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw explained(failure);
    }

    private Throwable explained(Throwable failure) {
        for (DriftcastProcess process : started) {
            String errors = process.errors();
            if (!errors.isEmpty()) {
                String tail = errors.substring(Math.max(0, errors.length() - SHOWN_CHARS));
                failure.addSuppressed(new ProcessOutput(process + ":\n" + tail));
            }
        }
        return failure;
    }

    @Override
    public void close() {
        started.forEach(DriftcastProcess::close);
    }

    /** Carries a process' output in a failure; where it was made says nothing. */
    private static final class ProcessOutput extends RuntimeException {

        private static final long serialVersionUID = 1;

        ProcessOutput(String message) {
            super(message, null, false, false);
        }
    }
}
