package io.driftcast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {

    private final Section section =
            new Section(
                    "Title",
                    List.of("Said before."),
                    List.of("model", "RMSE"),
                    List.of(List.of("naive", "1.5"), List.of("ets", "")));

    @Test
    void aDocumentHasATableOfItsOwnKind() {
        assertThat(section.markdownLines())
                .containsExactly(
                        "## Title",
                        "",
                        "Said before.",
                        "",
                        "| model | RMSE |",
                        "|---|---|",
                        "| naive | 1.5 |",
                        "| ets |  |",
                        "");
    }

    @Test
    void aTerminalHasColumns() {
        assertThat(section.plainLines())
                .containsExactly("Title", "Said before.", "model  RMSE", "naive  1.5", "ets", "");
    }
}
