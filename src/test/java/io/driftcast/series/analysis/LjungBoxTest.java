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

class LjungBoxTest {

    static Stream<String> names() {
        return AutocorrelationTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithStatsmodels(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name).get("ljung_box");
        double[] statistics = Goldens.numbers(golden.get("stat_by_lag"));
        double[] pValues = Goldens.numbers(golden.get("p_by_lag"));
        double[] boxPierce = Goldens.numbers(golden.get("box_pierce_stat_by_lag"));
        double[] values = Goldens.series(name);
        for (int lags = 1; lags <= statistics.length; lags++) {
            LjungBox test = LjungBox.of(values, lags);
            near(test.statistic(), statistics[lags - 1], 1e-8);
            near(test.pValue(), pValues[lags - 1], 1e-8);
            near(test.boxPierce(), boxPierce[lags - 1], 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithR(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name).get("box_test");
        LjungBox test = LjungBox.of(Goldens.series(name), golden.get("lag").asInt());
        nearInR(test.pValue(), golden.get("p").asDouble());
        near(test.boxPierce(), golden.get("box_pierce").asDouble(), 1e-9);
        nearInR(test.boxPiercePValue(), golden.get("box_pierce_p").asDouble());
    }

    private static void near(double ours, double expected, double relative) {
        assertThat(ours).isCloseTo(expected, within(relative * expected + 1e-320));
    }

    /** R takes the distribution function from 1: digits below 1e-16 are lost. */
    private static void nearInR(double ours, double expected) {
        assertThat(ours).isCloseTo(expected, within(1e-9 * expected + 1e-15));
    }

    /** R 4.2.2: y <- Nile; y[c(10, 50)] <- NA; Box.test(y, 5, fitdf = 2), both types. */
    @Test
    void fittedParametersAndMissingValues() {
        double[] values = Goldens.series("Nile");
        values[9] = Double.NaN;
        values[49] = Double.NaN;
        LjungBox test = LjungBox.of(values, 5, 2);
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
        near(test.statistic(), 57.05889240691797, 1e-13);
        nearInR(test.pValue(), 2.49655851547459e-12);
        near(test.boxPierce(), 54.64832337797649, 1e-13);
        nearInR(test.boxPiercePValue(), 8.160805364809676e-12);
    }

    @Test
    void edges() {
        LjungBox constant = LjungBox.of(new double[] {3, 3, 3, 3}, 2);
        assertThat(constant.statistic()).isNaN();
        assertThat(constant.pValue()).isNaN();
        assertThatThrownBy(() -> LjungBox.of(new double[] {1, 2, 4}, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values, 3 lags");
        assertThatThrownBy(() -> LjungBox.of(new double[] {1, 2, 4}, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 parameters");
    }
}
