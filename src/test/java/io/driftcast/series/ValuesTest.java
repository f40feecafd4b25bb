package io.driftcast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final double NAN = Double.NaN;

    @Test
    void whatIsNotFiniteIsMissing() {
        double[] values = {NAN, Double.POSITIVE_INFINITY, 3, NAN, -5, Double.NEGATIVE_INFINITY};
        assertThat(Values.count(values)).isEqualTo(2);
        assertThat(Values.first(values)).isEqualTo(2);
        assertThat(Values.last(values)).isEqualTo(4);
        assertThat(Values.mean(values)).isEqualTo(-1);
        assertThat(Values.size(values)).isEqualTo(5);
    }

    @Test
    void ofNothingThereIsNothing() {
        for (double[] none : new double[][] {{}, {NAN, NAN}}) {
            assertThat(Values.count(none)).isZero();
            assertThat(Values.first(none)).isEqualTo(none.length);
            assertThat(Values.last(none)).isEqualTo(-1);
            assertThat(Values.mean(none)).isZero();
            assertThat(Values.size(none)).isZero();
            assertThat(Values.constant(none, 0)).isTrue();
        }
    }

    @Test
    void roundingIsNoSpread() {
        double[] values = {1e9, NAN, Math.nextUp(1e9)};
        assertThat(Values.constant(values, Values.size(values))).isTrue();
        assertThat(Values.constant(new double[] {1e9, 1e9 + 1}, 1e9)).isFalse();
    }

    @Test
    void gapsLieOnTheLineAndEndsGoOn() {
        assertThat(LinearFill.of(new double[] {NAN, 2, NAN, NAN, 5, NAN}))
                .containsExactly(2, 2, 3, 4, 5, 5);
        assertThatThrownBy(() -> LinearFill.of(new double[] {NAN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no value");
    }

    /** Odd: plain means of three. Even: (0.5 a + b + c + d + 0.5 e) / 4. */
    @Test
    void centredAveragesTakeTheSeasonOut() {
        double[] odd = CentredAverage.of(new double[] {3, 6, 0, 9}, 3);
        assertThat(odd).containsExactly(NAN, 3, 5, NAN);
        double[] even = CentredAverage.of(new double[] {2, 1, 4, 3, 6, NAN}, 4);
        assertThat(even).containsExactly(NAN, NAN, 3, NAN, NAN, NAN);
        double[] season = new double[48];
        for (int t = 0; t < season.length; t++) {
            season[t] = t + 10 * Math.sin(2 * Math.PI * t / 12);
        }
        double[] trend = CentredAverage.of(season, 12);
        for (int t = 6; t < 42; t++) {
            assertThat(trend[t]).isCloseTo(t, within(1e-12));
        }
    }
}
