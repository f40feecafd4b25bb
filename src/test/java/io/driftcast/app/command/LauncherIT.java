package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on the program as it is packaged. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final Path LAUNCHER = Path.of("driftcast").toAbsolutePath();

    @TempDir private Path directory;

    /** Maven keeps an old jar where nothing in it changed; the launcher would build it anew. */
    @BeforeAll
    static void theJarIsThatOfThisBuild() throws IOException {
        Files.setLastModifiedTime(Path.of("target", "driftcast.jar"), FileTime.from(Instant.now()));
    }

    private CommandRun launch(Path launcher, String... arguments)
            throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return CommandRun.of(process, out, err);
    }

    @Test
    void itStartsFromAnyDirectoryThroughASymlinkAndDoesNotBuildAgain() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("dc"), LAUNCHER);

        CommandRun run = launch(link, "--version");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("driftcast \\d+\\.\\d+\\.\\d+\\S* \\(Java 25\\S*\\)\\R");
        assertThat(run.code()).isZero();
    }

    @Test
    void anErrorIsOneLine() throws Exception {
        CommandRun run = launch(LAUNCHER, "no-such-command");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).singleElement().asString().contains("no-such-command");
    }

    @Test
    void aSwitchThatMakesNoSenseIsOneLine() throws Exception {
        StringBuilder rows = new StringBuilder("year,value\n");
        for (int year = 1900; year < 1950; year++) {
            rows.append(year).append(',').append(year % 7).append('\n');
        }
        Path file = Files.writeString(directory.resolve("values.csv"), rows);

        CommandRun run =
                launch(
                        Path.of("env"),
                        "DRIFTCAST_JAVA_OPTS=-Ddriftcast.kernel=fast",
                        LAUNCHER.toString(),
                        "fit",
                        file.toString(),
                        "--model",
                        "lstm");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("driftcast.kernel is 'vector' or 'scalar', not 'fast'");
    }
}
