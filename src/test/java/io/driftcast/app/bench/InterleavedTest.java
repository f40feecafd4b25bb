package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavedTest {

    private final List<String> order = new ArrayList<>();

    private double round(String who) {
        order.add(who);
        return order.size();
    }

    @Test
    void roundsAlternateAndWarmUpsDoNotCount() throws InterruptedException {
        Interleaved<Double> rounds =
                Interleaved.run(2, 3, () -> round("ours"), () -> round("theirs"));

        assertThat(order).hasSize(10);
        for (int i = 0; i < order.size(); i++) {
            assertThat(order.get(i)).isEqualTo(i % 2 == 0 ? "ours" : "theirs");
        }
        assertThat(rounds.ours()).containsExactly(5.0, 7.0, 9.0);
        assertThat(rounds.theirs()).containsExactly(6.0, 8.0, 10.0);
    }

    @Test
    void aRowHasTheMediansOfOneFigure() throws InterruptedException {
        Interleaved<Double> rounds =
                Interleaved.run(0, 3, () -> round("ours"), () -> round("theirs"));

        BenchRow row = rounds.row("cost", "ms", "theirs", Better.LESS, figure -> 10 * figure);

        assertThat(row.ours()).isEqualTo(30);
        assertThat(row.theirs()).isEqualTo(40);
        assertThat(row.ratio()).isEqualTo(40.0 / 30);
        assertThat(row.spread().ratio()).isEqualTo(new Range(6.0 / 5, 2));
    }

    @Test
    void withoutARoundThatCountsThereIsNothingToReport() {
        assertThatThrownBy(() -> Interleaved.run(3, 0, () -> round("ours"), () -> round("theirs")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(order).isEmpty();
    }
}
