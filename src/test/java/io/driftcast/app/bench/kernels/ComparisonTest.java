package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.app.bench.BenchRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final KernelBenchOptions SHORT = new KernelBenchOptions(3, 0.001, 0.001, 1);

    private final List<String> progress = new ArrayList<>();
    private final Comparison comparison = new Comparison(SHORT, progress::add);
    private int ours;
    private int theirs;

    @Test
    void oursAndTheYardstickAreBothCalled() throws InterruptedException {
        comparison.row(
                "counting",
                Unit.NANOSECONDS,
                new Work(() -> ours++, 1),
                "the same",
                new Work(() -> theirs++, 1));

        assertThat(ours).isPositive();
        assertThat(theirs).isPositive();
        BenchRow row = comparison.rows().getFirst();
        assertThat(row.name()).isEqualTo("counting");
        assertThat(row.unit()).isEqualTo("CPU-ns");
        assertThat(row.yardstick()).isEqualTo("the same");
        assertThat(row.ratio()).isPositive();
        assertThat(progress).singleElement().asString().startsWith("counting: ");
    }

    @Test
    void withoutAYardstickOursStandsAlone() throws InterruptedException {
        comparison.alone("counting", Unit.RATE, new Work(() -> ours++, 1), "not installed");

        BenchRow row = comparison.rows().getFirst();
        assertThat(row.ours()).isPositive();
        assertThat(row.theirs()).isNaN();
        assertThat(row.ratio()).isNaN();
    }

    @Test
    void aYardstickThatTimesItselfHasARoundForEachOfOurs() throws InterruptedException {
        comparison.row(
                "counting", Unit.MILLISECONDS, new Work(() -> ours++, 1), "itself", () -> 7.0);

        assertThat(comparison.rows().getFirst().theirs()).isEqualTo(7);
    }
}
