package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YardstickTest {

    private static final String SCRIPT = "yardstick-echo.sh";

    @TempDir private Path folder;

    private Yardstick start(String... programs) {
        return Objects.requireNonNull(Yardstick.start(List.of(programs), SCRIPT, folder));
    }

    @Test
    void linesAreAnsweredAndWhateverElseIsPrintedIsPassedOver() throws InterruptedException {
        try (Yardstick echo = start("no-such-program", "sh")) {
            assertThat(echo.versions()).isEqualTo("echo 1.0");
            assertThat(echo.ask("series x 1 2 3")).isEqualTo("series x");
            assertThat(echo.nanos("fit", 7)).isEqualTo(700);
        }
    }

    @Test
    void aProgramThatIsNotThereIsNotAFailure() {
        assertThat(Yardstick.start(List.of("no-such-program"), SCRIPT, folder)).isNull();
    }

    @Test
    void aProgramThatLacksALibraryEndsBeforeItSaysWhatItIsAndCountsAsNotInstalled() {
        assertThat(Yardstick.start(List.of("false"), SCRIPT, folder)).isNull();
    }

    @Test
    void oneThatEndsInTheMiddleIsNamed() throws InterruptedException {
        try (Yardstick echo = start("sh")) {
            assertThatThrownBy(() -> echo.ask("end"))
                    .isInstanceOf(BenchException.class)
                    .hasMessage("echo 1.0 ended at 'end'");
        }
    }

    @Test
    void theScriptsOfTheYardsticksAreInTheProgram() {
        assertThat(Yardstick.class.getResource("yardstick.R")).isNotNull();
        assertThat(Yardstick.class.getResource("yardstick.py")).isNotNull();
        assertThat(Yardstick.class.getResource("yardstick-torch.py")).isNotNull();
    }
}
