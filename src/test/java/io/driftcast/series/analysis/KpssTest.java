package io.driftcast.series.analysis;

import static io.driftcast.series.analysis.Kpss.Around.LEVEL;
import static io.driftcast.series.analysis.Kpss.Around.TREND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KpssTest {

    static Stream<String> names() {
        return Goldens.read("stationarity.json").propertyStream().map(entry -> entry.getKey());
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithUrca(String name) {
        JsonNode golden = Goldens.read("stationarity.json").get(name);
        double[] values = Goldens.series(name);
        Kpss test = Kpss.of(values, LEVEL, Kpss.shortLags(values.length));
        double expected = golden.get("kpss").asDouble();
        assertThat(test.statistic()).isCloseTo(expected, within(1e-8 * expected));
        assertThat(test.lags()).isEqualTo(golden.get("lag").asInt());
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithStatsmodels(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name);
        double[] values = Goldens.series(name);
        agrees(Kpss.of(values, LEVEL), golden.get("kpss_c_auto"));
        agrees(Kpss.of(values, TREND), golden.get("kpss_ct_auto"));
        int legacy = Kpss.schwertLags(values.length);
        agrees(Kpss.of(values, LEVEL, legacy), golden.get("kpss_c_legacy"));
        agrees(Kpss.of(values, LEVEL, 4), golden.get("kpss_c_lag4"));
        agrees(Kpss.of(values, TREND, 4), golden.get("kpss_ct_lag4"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithTseries(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name).get("tseries_kpss");
        double[] values = Goldens.series(name);
        JsonNode level = golden.get("level");
        JsonNode trend = golden.get("trend");
        agrees(Kpss.of(values, LEVEL, level.get("lag").asInt()), level);
        agrees(Kpss.of(values, TREND, trend.get("lag").asInt()), trend);
    }

    private static void agrees(Kpss test, JsonNode golden) {
        double statistic = golden.get("statistic").asDouble();
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-8 * statistic));
        double p = golden.get("p").asDouble();
        assertThat(test.pValue()).isCloseTo(p, within(2e-8 * p));
        JsonNode lags = golden.has("lags") ? golden.get("lags") : golden.get("lag");
        assertThat(test.lags()).isEqualTo(lags.asInt());
    }

    @Test
    void hasNoUnits() {
        double[] nile = Goldens.series("Nile");
        for (Kpss.Around around : Kpss.Around.values()) {
            Kpss expected = Kpss.of(nile, around);
            for (double factor : new double[] {1e-200, 1e-6, 1e6, 1e200, -1}) {
                Kpss scaled = Kpss.of(times(nile, factor), around);
                assertThat(scaled.statistic()).isCloseTo(expected.statistic(), within(1e-10));
                assertThat(scaled.lags()).isEqualTo(expected.lags());
            }
        }
    }

    private static double[] times(double[] values, double factor) {
        double[] product = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            product[t] = values[t] * factor;
        }
        return product;
    }

    @Test
    void constantSeriesIsStationary() {
        for (Kpss.Around around : Kpss.Around.values()) {
            Kpss test = Kpss.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, around);
            assertThat(test.statistic()).isZero();
            assertThat(test.rejects(0.1)).isFalse();
            assertThat(Kpss.of(new double[] {7}, around).statistic()).isZero();
        }
    }

    @Test
    void lineIsStationaryAroundItself() {
        double[] line = new double[300];
        for (int t = 0; t < line.length; t++) {
            line[t] = 1e6 + 0.1 * t;
        }
        assertThat(Kpss.of(line, TREND).rejects(0.1)).isFalse();
        assertThat(Kpss.of(line, LEVEL).rejects(0.01)).isTrue();
    }

    @Test
    void missingValuesAreLeftOut() {
        double[] gaps = {Double.NaN, 1, 4, Double.NaN, 2, 8, 5, Double.NaN};
        double[] joined = {1, 4, 2, 8, 5};
        assertThat(Kpss.of(gaps, TREND, 1)).isEqualTo(Kpss.of(joined, TREND, 1));
        assertThat(Kpss.of(gaps, LEVEL)).isEqualTo(Kpss.of(joined, LEVEL));
    }

    @Test
    void levelsAreThoseOfTheTable() {
        Kpss test = new Kpss(LEVEL, 0.5, 1);
        assertThat(test.rejects(0.1)).isTrue();
        assertThat(test.rejects(0.05)).isTrue();
        assertThat(test.rejects(0.025)).isFalse();
        assertThat(test.rejects(0.01)).isFalse();
        assertThat(new Kpss(TREND, 0.5, 1).rejects(0.01)).isTrue();
        assertThatThrownBy(() -> test.rejects(0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.2");
    }

    @Test
    void pValueIsInterpolated() {
        assertThat(new Kpss(LEVEL, 0.1, 1).pValue()).isEqualTo(0.1);
        assertThat(new Kpss(LEVEL, 0.347, 1).pValue()).isEqualTo(0.1);
        assertThat(new Kpss(LEVEL, 0.405, 1).pValue()).isCloseTo(0.075, within(1e-15));
        assertThat(new Kpss(TREND, 0.196, 1).pValue()).isCloseTo(0.0175, within(1e-15));
        assertThat(new Kpss(LEVEL, 9, 1).pValue()).isEqualTo(0.01);
    }

    @Test
    void refusesWhatItCannotTest() {
        assertThatThrownBy(() -> Kpss.of(new double[] {Double.NaN}, LEVEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none is there");
        assertThatThrownBy(() -> Kpss.of(new double[] {1, Double.NaN, 2}, LEVEL, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2 values, not 2");
        assertThatThrownBy(() -> Kpss.of(new double[] {1, Double.POSITIVE_INFINITY, 2}, LEVEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1");
    }
}
