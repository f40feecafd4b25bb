package io.driftcast.app.bench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.driftcast.platform.failure.WorkException;
import io.driftcast.text.classifier.TextModelKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextBenchTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeTexts() throws Exception {
        List<String> lines = new ArrayList<>(List.of("text\tlabel"));
        for (int i = 0; i < 60; i++) {
            lines.add("a fine film number %s\t1".formatted(i));
            lines.add("a dull bore number %s\t0".formatted(i));
        }
        Files.write(folder.resolve("rt_polarity.tsv"), lines);
    }

    @Test
    void everyTextIsTestedOnceAndNeverLearnedFromThen() {
        List<String> tested = new ArrayList<>();
        for (int number = 0; number < TextSet.RT_POLARITY.runs(); number++) {
            TextRun run = TextSet.RT_POLARITY.run(folder, number);
            assertThat(run.test()).hasSize(12);
            assertThat(run.training())
                    .doesNotContainAnyElementsOf(run.test())
                    .doesNotContainAnyElementsOf(run.validation());
            assertThat(run.validation()).isNotEmpty().doesNotContainAnyElementsOf(run.test());
            run.test().forEach(text -> tested.add(text.text()));
        }
        assertThat(tested).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void whatIsInTheFileIsNotRunAgain() throws Exception {
        Path results = folder.resolve("results.jsonl");
        List<String> first = new ArrayList<>();
        TextBenchReport report = bench(results, first);
        assertThat(first).hasSize(10);
        assertThat(report.of("rt_polarity", "average"))
                .hasSize(10)
                .allSatisfy(run -> assertThat(run.accuracy()).isGreaterThan(0.9));
        Files.write(results, Files.readAllLines(results).subList(0, 7));
        List<String> second = new ArrayList<>();
        TextBenchReport again = bench(results, second);
        assertThat(second).hasSize(3);
        assertThat(again.runs())
                .extracting(TextResult::run, TextResult::logLoss)
                .isEqualTo(
                        report.runs().stream()
                                .map(run -> tuple(run.run(), run.logLoss()))
                                .toList());
    }

    private TextBenchReport bench(Path results, List<String> progress) {
        return new TextBench(folder, results, progress::add)
                .run(List.of(TextSet.RT_POLARITY), List.of(TextModelKind.AVERAGE), "call");
    }

    @Test
    void aLineWithoutALabelIsNamed() throws Exception {
        Files.writeString(folder.resolve("rt_polarity.tsv"), "text\tlabel\nfine\t1\nno label\n");
        assertThatThrownBy(() -> TextSet.RT_POLARITY.run(folder, 0))
                .isInstanceOf(WorkException.class)
                .hasMessageContaining("rt_polarity.tsv:3");
    }
}
