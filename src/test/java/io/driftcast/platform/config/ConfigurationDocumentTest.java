package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md and the code together. */
class ConfigurationDocumentTest {

    private static final String FIRST_COLUMN = "| `";

    @Test
    void theTableHasEverySettingWithItsDefaultAndMeaning() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("docs", "configuration.md")).stream()
                        .filter(line -> line.startsWith(FIRST_COLUMN) && !line.contains("*`"))
                        .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Settings.ALL.stream().map(ConfigurationDocumentTest::row).toList());
    }

    private static String row(Setting<?> setting) {
        return FIRST_COLUMN
                + setting.key()
                + "` | `"
                + setting.documentedDefault()
                + "` | "
                + setting.meaning()
                + " | "
                + setting.legal().words()
                + " |";
    }
}
