package io.driftcast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Whether somebody watches. */
final class Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether standard error is shown on a terminal and not kept in a file. */
    static boolean showsErrors() {
        if (Files.exists(STANDARD_ERROR)) {
            try {
                String device = STANDARD_ERROR.toRealPath().toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return Objects.requireNonNull(System.console(), "there is always one since Java 22")
                .isTerminal();
    }
}
