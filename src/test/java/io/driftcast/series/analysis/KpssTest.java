package io.driftcast.series.analysis;

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
        Kpss test = Kpss.level(Goldens.series(name));
        double expected = golden.get("kpss").asDouble();
        assertThat(test.statistic()).isCloseTo(expected, within(1e-8 * expected));
        assertThat(test.lags()).isEqualTo(golden.get("lag").asInt());
    }

    @Test
    void hasNoUnits() {
        double[] nile = Goldens.series("Nile");
        double[] tiny = new double[nile.length];
        double[] huge = new double[nile.length];
        for (int t = 0; t < nile.length; t++) {
            tiny[t] = nile[t] * 1e-200;
            huge[t] = nile[t] * 1e200;
        }
        double expected = Kpss.level(nile).statistic();
        assertThat(Kpss.level(tiny).statistic()).isCloseTo(expected, within(1e-10));
        assertThat(Kpss.level(huge).statistic()).isCloseTo(expected, within(1e-10));
    }

    @Test
    void constantSeriesIsStationary() {
        Kpss test = Kpss.level(new double[] {4, 4, 4, 4, 4});
        assertThat(test.statistic()).isZero();
        assertThat(test.rejects(0.1)).isFalse();
    }

    @Test
    void levelsAreThoseOfTheTable() {
        Kpss test = new Kpss(0.5, 1);
        assertThat(test.rejects(0.1)).isTrue();
        assertThat(test.rejects(0.05)).isTrue();
        assertThat(test.rejects(0.025)).isFalse();
        assertThat(test.rejects(0.01)).isFalse();
        assertThatThrownBy(() -> test.rejects(0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.2");
    }

    @Test
    void refusesWhatItCannotTest() {
        assertThatThrownBy(() -> Kpss.level(new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Kpss.level(new double[] {1, 2}, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Kpss.level(new double[] {1, Double.NaN, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1");
    }
}
