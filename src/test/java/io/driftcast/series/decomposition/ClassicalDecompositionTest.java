package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionGoldens.ALL;
import static io.driftcast.series.decomposition.DecompositionGoldens.assertClose;
import static io.driftcast.series.decomposition.DecompositionGoldens.range;
import static io.driftcast.series.decomposition.DecompositionGoldens.shared;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalDecompositionTest {

    private static void check(double[] values, JsonNode golden, String figure) {
        int period = golden.get("period").asInt();
        Map<String, Decomposition> both =
                Map.of(
                        "decompose_additive", ClassicalDecomposition.additive(values, period),
                        "decompose_multiplicative",
                                ClassicalDecomposition.multiplicative(values, period));
        both.forEach((name, found) -> {
            JsonNode expected = golden.get(name);
            boolean additive = name.endsWith("additive");
            double range = range(values);
            double unit = additive ? range : 1;
            assertClose(found.trend(), expected.get("trend"), range, name + " trend");
            assertClose(
                    Arrays.copyOf(found.seasonal(), expected.get(figure).size()),
                    expected.get(figure),
                    unit,
                    name + " season");
            assertClose(found.remainder(), expected.get("remainder"), unit, name + " remainder");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AirPassengers", "UKgas"})
    void decomposesAsRAndStatsmodelsDo(String name) {
        double[] values = Goldens.series(name);
        check(values, ALL.get("r").get(name), "seasonal_figure");
        check(values, ALL.get("statsmodels").get(name), "seasonal_first_period");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AirPassengers",
                "co2",
                "UKgas",
                "USAccDeaths",
                "nottem",
                "JohnsonJohnson",
                "DAX"
            })
    void decomposesEverySharedSeriesAsRAndStatsmodelsDo(String name) throws IOException {
        double[] values = Goldens.series(name);
        check(values, shared("decomposition_r.json").get(name), "seasonal_figure");
        check(values, shared("decomposition_statsmodels.json").get(name), "seasonal_first_period");
    }

    @Test
    void aSeasonOfOddLengthIsThatOfR() {
        JsonNode golden = ALL.get("several_seasons");
        double[] values = Goldens.numbers(golden.get("values"));
        Decomposition found = ClassicalDecomposition.additive(values, 7);
        assertClose(found.trend(), golden.get("odd_additive_trend"), 1, "trend");
        assertClose(
                Arrays.copyOf(found.seasonal(), 7), golden.get("odd_additive_figure"), 1, "figure");
    }

    @Test
    void aSeasonWithoutAnyValueAtOnePlaceIsRefused() {
        double[] values = new double[72];
        Arrays.setAll(values, t -> t % 12 == 3 ? Double.NaN : 5 + t % 12);
        assertThatThrownBy(() -> ClassicalDecomposition.additive(values, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no value at place 4 of the season of 12");
    }

    @Test
    void factorsNeedValuesAbove0() {
        double[] values = new double[30];
        Arrays.fill(values, 0, 4, 7);
        assertThatThrownBy(() -> ClassicalDecomposition.multiplicative(values, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs values above 0, and value 5 is 0.0");
    }
}
