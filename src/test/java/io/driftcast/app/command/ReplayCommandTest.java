package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} says of a file before it looks for a broker. */
class ReplayCommandTest {

    @TempDir private Path folder = Path.of("");

    private static CommandRun replay(Path file) {
        return CommandRun.of(
                "replay",
                file.toString(),
                "-b",
                "localhost:1",
                "--schema-registry",
                "mock://replay-command-test");
    }

    @Test
    void aFileThatIsMissingEmptyOrWithoutTimesIsOneLineAsInAnalyze() throws IOException {
        Path missing = folder.resolve("none.csv");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path prices = Files.writeString(folder.resolve("p.csv"), "gold,silver\n1900,20\n1899,21\n");
        for (Path file : new Path[] {missing, empty, prices}) {
            CommandRun run = replay(file);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.errLines()).hasSize(1);
            assertThat(run.err())
                    .isEqualTo(CommandRun.of("analyze", file.toString()).err())
                    .startsWith("driftcast: " + file);
        }
    }
}
