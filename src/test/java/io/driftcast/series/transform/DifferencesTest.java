package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DifferencesTest {

    static Stream<String> names() {
        return TransformTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithR(String name) {
        JsonNode golden = Goldens.read("transforms.json").get(name);
        double[] values = Goldens.series(name);
        begins(new Differences(2, 0, 1).apply(values), golden.get("diff2"));
        if (golden.has("seasonal_diff")) {
            int period = name.equals("UKgas") || name.equals("JohnsonJohnson") ? 4 : 12;
            begins(new Differences(0, 1, period).apply(values), golden.get("seasonal_diff"));
            begins(
                    new Differences(1, 1, period).apply(values),
                    golden.get("seasonal_then_first_diff"));
        }
    }

    private static void begins(double[] ours, JsonNode golden) {
        double[] expected = Goldens.numbers(golden);
        for (int t = 0; t < Math.min(expected.length, ours.length); t++) {
            double tolerance = 1e-8 * Math.abs(expected[t]) + 1e-12;
            assertThat(ours[t]).isCloseTo(expected[t], within(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,1", "1,0,1", "2,0,1", "3,0,1", "0,1,12", "0,2,4", "1,1,12", "2,2,7"})
    void wholeNumbersComeBackBitForBit(int regular, int seasonal, int period) {
        Differences differences = new Differences(regular, seasonal, period);
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[400];
        for (int t = 0; t < values.length; t++) {
            values[t] = random.nextLong(-1L << 40, 1L << 40);
        }
        double[] start = Arrays.copyOf(values, differences.lost());
        assertThat(differences.restore(start, differences.apply(values))).containsExactly(values);
    }

    @Test
    void realNumbersComeBackToRounding() {
        Differences differences = new Differences(1, 1, 12);
        double[] values = Goldens.series("co2");
        double[] start = Arrays.copyOf(values, differences.lost());
        double[] restored = differences.restore(start, differences.apply(values));
        for (int t = 0; t < values.length; t++) {
            assertThat(restored[t]).isCloseTo(values[t], within(values[t] * 1e-15));
        }
    }

    @Test
    void forecastsGoOnWhereTheSeriesEnds() {
        double[] values = Goldens.series("AirPassengers");
        Differences differences = new Differences(1, 1, 12);
        double[] head = Arrays.copyOf(values, 120);
        double[] future = Arrays.copyOfRange(differences.apply(values), 107, 131);
        assertThat(differences.extend(head, future))
                .containsExactly(Arrays.copyOfRange(values, 120, 144));
    }

    /** (1 - B)(1 - B^4) x[t] = e[t] - 0.4 e[t-1]: weights by the recursion written out. */
    @Test
    void psiWeightsAndStandardErrors() {
        Differences differences = new Differences(1, 1, 4);
        double[] psi = {1, -0.4};
        double[] weights = differences.psiWeights(psi, 10);
        double[] expected = new double[10];
        for (int j = 0; j < 10; j++) {
            expected[j] =
                    (j < 2 ? psi[j] : 0)
                            + (j >= 1 ? expected[j - 1] : 0)
                            + (j >= 4 ? expected[j - 4] : 0)
                            - (j >= 5 ? expected[j - 5] : 0);
            assertThat(weights[j]).isCloseTo(expected[j], within(1e-14));
        }
        double[] errors = differences.standardErrors(2.25, psi, 10);
        assertThat(errors[0]).isCloseTo(1.5, within(1e-15));
        assertThat(errors[1]).isCloseTo(1.5 * Math.sqrt(1 + 0.36), within(1e-14));
        double[] walk = new Differences(1, 0, 1).standardErrors(4, new double[] {1}, 9);
        assertThat(walk[8]).isCloseTo(6, within(1e-14));
    }

    @Test
    void covariancesAndPsiWeightsGiveTheSameStandardErrors() {
        Differences differences = new Differences(1, 1, 4);
        double[] psi = {1, 0.7, 0.3, -0.2};
        int steps = 12;
        double[][] covariances = new double[steps][steps];
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                for (int k = 0; k <= Math.min(i, j); k++) {
                    covariances[i][j] +=
                            2 * (i - k < 4 ? psi[i - k] : 0) * (j - k < 4 ? psi[j - k] : 0);
                }
            }
        }
        double[] expected = differences.standardErrors(2, psi, steps);
        double[] ours = differences.standardErrors(covariances);
        for (int h = 0; h < steps; h++) {
            assertThat(ours[h]).isCloseTo(expected[h], within(1e-12 * expected[h]));
        }
    }

    @Test
    void missingValuesSpread() {
        Differences differences = new Differences(1, 0, 1);
        double[] values = {1, 4, Double.NaN, 9, 16};
        assertThat(differences.apply(values)).containsExactly(3, Double.NaN, Double.NaN, 7);
        assertThat(differences.restore(new double[] {1}, differences.apply(values)))
                .containsExactly(1, 4, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void edges() {
        Differences differences = new Differences(1, 1, 12);
        assertThat(differences.lost()).isEqualTo(13);
        assertThat(differences.apply(new double[5])).isEmpty();
        assertThatThrownBy(() -> differences.restore(new double[12], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13 values are needed");
        assertThatThrownBy(() -> differences.extend(new double[12], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Differences(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Differences(-1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
