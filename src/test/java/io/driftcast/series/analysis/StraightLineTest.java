package io.driftcast.series.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StraightLineTest {

    private static final double NONE = Double.NaN;

    @Test
    void aLineIsFoundThroughWhatIsMissing() {
        StraightLine line = StraightLine.of(new double[] {NONE, 5, 7, NONE, 11, NONE});

        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(3, within(1e-12));
        assertThat(line.at(10)).isCloseTo(23, within(1e-12));
        assertThat(line.rSquared()).isCloseTo(1, within(1e-12));
    }

    /** By hand: t 0 to 3, sums of squares 5, 5 and products 4. */
    @Test
    void howMuchItExplainsIsTheSquaredCorrelation() {
        StraightLine line = StraightLine.of(new double[] {1, 3, 2, 4});

        assertThat(line.slope()).isCloseTo(0.8, within(1e-15));
        assertThat(line.intercept()).isCloseTo(1.3, within(1e-15));
        assertThat(line.rSquared()).isCloseTo(0.64, within(1e-15));
    }

    /** In any unit and on any level. */
    @Test
    void whatItExplainsDoesNotDependOnTheUnit() {
        double[] nile = Goldens.series("Nile");
        double[] moved = Arrays.stream(nile).map(value -> 1e6 - 1e3 * value).toArray();

        StraightLine line = StraightLine.of(nile);

        assertThat(line.rSquared()).isBetween(0.1, 0.5);
        assertThat(StraightLine.of(moved).rSquared()).isCloseTo(line.rSquared(), within(1e-9));
        assertThat(StraightLine.of(moved).slope()).isCloseTo(-1e3 * line.slope(), within(1e-6));
    }

    @Test
    void ofValuesThatDoNotVaryThereIsNothingToExplain() {
        for (double level : new double[] {0, 0.1, -7e8}) {
            double[] values = new double[50];
            Arrays.fill(values, level);

            StraightLine line = StraightLine.of(values);

            assertThat(line.slope()).isZero();
            assertThat(line.at(20)).isEqualTo(level, within(1e-12 * Math.abs(level)));
            assertThat(line.rSquared()).isNaN();
        }
    }

    @Test
    void throughTwoValuesThereIsAlwaysOne() {
        assertThatThrownBy(() -> StraightLine.of(new double[] {1, NONE, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values");
    }
}
