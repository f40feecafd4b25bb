package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExponentialAverageTest {

    static Stream<String> names() {
        return Goldens.read("averages.json").propertyStream().map(entry -> entry.getKey());
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithPandas(String name) {
        JsonNode golden = Goldens.read("averages.json").get(name);
        double[] values = Goldens.series(name);
        agrees(
                ExponentialAverage.recursive(0.1).addAll(values),
                golden.get("ewma_alpha0.1_adjust_false"),
                0);
        agrees(
                ExponentialAverage.recursive(0.3).addAll(values),
                golden.get("ewma_alpha0.3_adjust_false"),
                0);
        agrees(
                ExponentialAverage.normalised(0.3).addAll(values),
                golden.get("ewma_alpha0.3_adjust_true_first24"),
                0);
        agrees(variances(0.3, values), golden.get("ewm_var_alpha0.3_first24"), 0);
    }

    private static double[] variances(double alpha, double[] values) {
        ExponentialAverage average = ExponentialAverage.recursive(alpha);
        double[] variances = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            average.add(values[t]);
            variances[t] = average.variance();
        }
        return variances;
    }

    static void agrees(double[] ours, JsonNode golden, int from) {
        for (int i = 0; i < golden.size(); i++) {
            if (golden.get(i).isNull()) {
                assertThat(ours[from + i]).isNaN();
            } else {
                double expected = golden.get(i).asDouble();
                double tolerance = 5.1e-8 * Math.abs(expected); // eight digits
                assertThat(ours[from + i]).isCloseTo(expected, within(tolerance));
            }
        }
    }

    /** pandas' rule: [1, NaN, 4], alpha 0.5: weights 1 and 0.25 of 1, and 0.5 or 1 of 4. */
    @Test
    void missingValuesAgeTheWeights() {
        double[] values = {Double.NaN, 1, Double.NaN, 4};
        assertThat(ExponentialAverage.recursive(0.5).addAll(values))
                .containsExactly(Double.NaN, 1, 1, (0.25 * 1 + 0.5 * 4) / 0.75);
        double[] normalised = ExponentialAverage.normalised(0.5).addAll(values);
        assertThat(normalised[3]).isCloseTo((0.25 * 1 + 4) / 1.25, within(1e-15));
        ExponentialAverage average = ExponentialAverage.normalised(0.5);
        average.addAll(values);
        // 0.2 (1 - 3.4)^2 + 0.8 (4 - 3.4)^2
        assertThat(average.variance()).isCloseTo(1.44, within(1e-14));
    }

    @Test
    void refusesSettingsOutsideTheRange() {
        assertThatThrownBy(() -> ExponentialAverage.recursive(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExponentialAverage.normalised(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThat(ExponentialAverage.recursive(1).addAll(new double[] {3, 8}))
                .containsExactly(3, 8);
    }
}
