package io.driftcast.series.analysis;

import static io.driftcast.series.analysis.Autocorrelation.Partial.LEAST_SQUARES;
import static io.driftcast.series.analysis.Autocorrelation.Partial.YULE_WALKER;
import static io.driftcast.series.analysis.Autocorrelation.Partial.YULE_WALKER_ADJUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.series.analysis.Autocorrelation.Partial;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutocorrelationTest {

    static Stream<String> names() {
        return Goldens.read("analysis.json").propertyStream().map(entry -> entry.getKey());
    }

    /** The references carry 9 (statsmodels) and 10 (R) significant digits of figures up to 1. */
    private static void agrees(double[] ours, JsonNode golden, int from) {
        double[] expected = Goldens.numbers(golden);
        assertThat(ours.length - from).isEqualTo(expected.length);
        for (int k = 0; k < expected.length; k++) {
            double tolerance = 1e-8 * Math.abs(expected[k]) + 1e-11;
            assertThat(ours[k + from])
                    .as("lag %d", k + from)
                    .isCloseTo(expected[k], within(tolerance));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithStatsmodels(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name);
        double[] values = Goldens.series(name);
        double[] acf = Autocorrelation.acf(values, golden.get("acf").size() - 1);
        agrees(acf, golden.get("acf"), 0);
        double[] upper = Autocorrelation.bartlettBounds(acf, values.length);
        for (int k = 0; k < upper.length; k++) {
            upper[k] += acf[k];
        }
        agrees(upper, golden.get("upper95_bartlett"), 0);
        int lags = golden.get("pacf_ols").size() - 1;
        agrees(Autocorrelation.pacf(values, lags, YULE_WALKER), golden.get("pacf_ywm"), 0);
        agrees(
                Autocorrelation.pacf(values, lags, YULE_WALKER_ADJUSTED),
                golden.get("pacf_ywadjusted"),
                0);
        agrees(Autocorrelation.pacf(values, lags, LEAST_SQUARES), golden.get("pacf_ols"), 0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithR(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name);
        double[] values = Goldens.series(name);
        int lags = golden.get("pacf_r").size();
        agrees(Autocorrelation.acf(values, lags), golden.get("acf_r"), 0);
        agrees(Autocorrelation.pacf(values, lags, YULE_WALKER), golden.get("pacf_r"), 1);
        double bound = golden.get("bound").asDouble();
        assertThat(Autocorrelation.whiteNoiseBound(values.length))
                .isCloseTo(bound, within(1e-9 * bound));
    }

    /** R 4.2.2: x <- lynx; x[c(5, 6, 40, 90)] <- NA; acf(x, 6, na.action = na.pass) and pacf. */
    @Test
    void leavesMissingValuesOutPairByPair() {
        double[] values = Goldens.series("lynx");
        for (int t : new int[] {4, 5, 39, 89}) {
            values[t] = Double.NaN;
        }
        double[] acf = {
            0.7160168487021593, 0.2048379358291797, -0.2004759238593749,
            -0.4382483807484019, -0.4869266075043499, -0.3664520451014714
        };
        double[] pacf = {
            0.7160168487021593, -0.6317045728016939, 0.0427423941484795,
            -0.3064864748082075, -0.0008242939834179, -0.0878319514509232
        };
        double[] ours = Autocorrelation.acf(values, 6);
        double[] partial = Autocorrelation.pacf(values, 6, YULE_WALKER);
        for (int k = 1; k <= 6; k++) {
            assertThat(ours[k]).isCloseTo(acf[k - 1], within(1e-12));
            assertThat(partial[k]).isCloseTo(pacf[k - 1], within(1e-12));
        }
    }

    @Test
    void regressionsLeaveOutRowsWithMissingValues() {
        double[] gap = {1, 3, 2, 5, Double.NaN, 4, 1, 6, 2, 7, 3, 9};
        // slope of x[t] on x[t-1] over the nine pairs that are there
        double[] pacf = Autocorrelation.pacf(gap, 1, LEAST_SQUARES);
        Autocorrelation.LagPairs pairs = Autocorrelation.lagPairs(gap, 1);
        double x = Arrays.stream(pairs.earlier()).average().orElseThrow();
        double y = Arrays.stream(pairs.later()).average().orElseThrow();
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < pairs.earlier().length; i++) {
            top += (pairs.earlier()[i] - x) * (pairs.later()[i] - y);
            bottom += (pairs.earlier()[i] - x) * (pairs.earlier()[i] - x);
        }
        assertThat(pairs.earlier()).hasSize(9);
        assertThat(pacf[1]).isCloseTo(top / bottom, within(1e-13));
    }

    @Test
    void pairsOfALagPlot() {
        double[] values = {1, 2, Double.NaN, 4, 5, 6};
        Autocorrelation.LagPairs pairs = Autocorrelation.lagPairs(values, 2);
        assertThat(pairs.earlier()).containsExactly(2, 4);
        assertThat(pairs.later()).containsExactly(4, 6);
    }

    @Test
    void hasNoUnits() {
        double[] values = Goldens.series("nottem");
        for (double factor : new double[] {1e-200, 1e-6, 1e6, 1e200}) {
            double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
            for (Partial method : Partial.values()) {
                double[] expected = Autocorrelation.pacf(values, 15, method);
                double[] ours = Autocorrelation.pacf(scaled, 15, method);
                for (int k = 0; k <= 15; k++) {
                    assertThat(ours[k]).isCloseTo(expected[k], within(1e-11));
                }
            }
        }
    }

    @Test
    void edges() {
        double[] constant = new double[20];
        Arrays.fill(constant, 0.1);
        assertThat(Autocorrelation.acf(constant, 3))
                .containsExactly(1, Double.NaN, Double.NaN, Double.NaN);
        for (Partial method : Partial.values()) {
            assertThat(Autocorrelation.pacf(constant, 2, method))
                    .startsWith(1)
                    .contains(Double.NaN);
        }
        assertThat(Autocorrelation.acf(new double[] {5}, 0)).containsExactly(1);
        assertThat(Autocorrelation.acf(new double[] {1, 2}, 1)).containsExactly(1, -0.5);
        assertThat(Autocorrelation.acf(new double[] {1, Double.NaN, 2}, 1)[1]).isNaN();
        assertThat(Autocorrelation.whiteNoiseBound(0)).isNaN();
        assertThatThrownBy(() -> Autocorrelation.acf(new double[] {1, 2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2 values, not 2");
        assertThatThrownBy(() -> Autocorrelation.acf(new double[] {1, 1 / 0.0, 2}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1");
    }
}
