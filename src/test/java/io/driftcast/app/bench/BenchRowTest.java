package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchRowTest {

    private static BenchRow row(Better better, double[] ours, double[] theirs) {
        return BenchRow.of("speed", "1/s", "theirs", better, ours, theirs);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "1 3, 2", "9 1 2, 2", "4 1 3 2, 2.5", "7 7 1000, 7"})
    void theMedianIsTheMiddleOrTheMeanOfTheTwoThere(String values, double median) {
        double[] figures =
                Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        double[] before = figures.clone();

        assertThat(BenchRow.median(figures)).isEqualTo(median);
        assertThat(figures).containsExactly(before);
    }

    @Test
    void aRatioAbove1MeansThatOursIsBetterForRatesAndForCosts() {
        double[] ours = {10, 30, 20};
        double[] theirs = {5, 5, 5};

        BenchRow rate = row(Better.MORE, ours, theirs);
        BenchRow cost = row(Better.LESS, ours, theirs);

        assertThat(rate.ours()).isEqualTo(20);
        assertThat(rate.theirs()).isEqualTo(5);
        assertThat(rate.ratio()).isEqualTo(4);
        assertThat(cost.ratio()).isEqualTo(0.25);
    }

    @Test
    void theSpreadIsThatOfTheRoundsAndOfEachRoundsOwnRatio() {
        BenchRow row = row(Better.MORE, new double[] {10, 40, 20}, new double[] {10, 10, 4});

        assertThat(row.spread().ours()).isEqualTo(new Range(10, 40));
        assertThat(row.spread().theirs()).isEqualTo(new Range(4, 10));
        assertThat(row.spread().ratio()).isEqualTo(new Range(1, 5));
        assertThat(row.ratio()).isCloseTo(2, within(1e-12));
    }

    @Test
    void roundsThatDoNotPairAreRefused() {
        assertThatThrownBy(() -> row(Better.MORE, new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed: 2 rounds of ours and 1 of theirs");
        assertThatThrownBy(() -> row(Better.MORE, new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aYardstickThatIsNotInstalledLeavesItsColumnsEmpty() {
        BenchRow row = BenchRow.alone("speed", "ms", "R: not installed", new double[] {3, 1, 2});

        assertThat(row.ours()).isEqualTo(2);
        assertThat(row.spread().ours()).isEqualTo(new Range(1, 3));
        assertThat(row.theirs()).isNaN();
        assertThat(row.ratio()).isNaN();
        assertThat(row.spread().theirs().min()).isNaN();
        assertThat(row.yardstick()).isEqualTo("R: not installed");
    }
}
