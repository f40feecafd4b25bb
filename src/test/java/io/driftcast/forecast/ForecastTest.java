package io.driftcast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Forecast FORECAST =
            new Forecast(
                    new double[] {3, 4},
                    new double[] {3.5, 4.5},
                    new double[] {1, 2},
                    new double[] {2, 2},
                    new double[] {4, 6},
                    new double[] {1, 0},
                    new double[] {5, 8});

    private static void assertIs(Forecast actual, double[]... expected) {
        assertThat(actual.median()).containsExactly(expected[0]);
        assertThat(actual.mean()).containsExactly(expected[1]);
        assertThat(actual.standardError()).containsExactly(1, 2);
        assertThat(actual.lower80()).containsExactly(expected[2]);
        assertThat(actual.upper80()).containsExactly(expected[3]);
        assertThat(actual.lower95()).containsExactly(expected[4]);
        assertThat(actual.upper95()).containsExactly(expected[5]);
    }

    @Test
    void whatIsAddedMovesAllButTheError() {
        assertIs(
                FORECAST.plus(new double[] {10, -10}),
                new double[] {13, -6},
                new double[] {13.5, -5.5},
                new double[] {12, -8},
                new double[] {14, -4},
                new double[] {11, -10},
                new double[] {15, -2});
        assertThat(FORECAST.median()).containsExactly(3, 4);
    }

    @Test
    void legalBoundsHoldAllButTheError() {
        assertIs(
                FORECAST.within(2, 4.25),
                new double[] {3, 4},
                new double[] {3.5, 4.25},
                new double[] {2, 2},
                new double[] {4, 4.25},
                new double[] {2, 2},
                new double[] {4.25, 4.25});
        assertThat(FORECAST.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isSameAs(FORECAST);
    }

    @Test
    void anotherMeanChangesNothingElse() {
        Forecast other = FORECAST.withMean(new double[] {9, 9});
        assertThat(other.mean()).containsExactly(9, 9);
        assertThat(other.median()).containsExactly(3, 4);
        assertThat(other.upper95()).containsExactly(5, 8);
    }

    @Test
    void aChangeThatTurnsTheOrderRoundIsRefused() {
        assertThatThrownBy(() -> FORECAST.map(values -> new double[] {-values[0], -values[1]}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ordered");
    }
}
