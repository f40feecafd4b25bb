package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {

    static Stream<String> names() {
        return TransformTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithR(String name) {
        JsonNode golden = Goldens.read("transforms.json").get(name);
        double[] values = Goldens.series(name);
        MinMax minMax = MinMax.of(values);
        ZScore zScore = ZScore.of(values);
        double[] shares = Goldens.numbers(golden.get("minmax_first12"));
        double[] scores = Goldens.numbers(golden.get("zscore_first12_ddof0"));
        for (int t = 0; t < shares.length; t++) {
            near(minMax.forward(values[t]), shares[t]);
            near(zScore.forward(values[t]), scores[t]);
            double tolerance = 1e-13 * Math.abs(values[t]);
            assertThat(minMax.inverse(minMax.forward(values[t])))
                    .isCloseTo(values[t], within(tolerance));
            assertThat(zScore.inverse(zScore.forward(values[t])))
                    .isCloseTo(values[t], within(tolerance));
        }
    }

    private static void near(double ours, double expected) {
        assertThat(ours).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @Test
    void missingValuesAreLeftOut() {
        double[] values = {Double.NaN, 2, 6, Double.NaN, 4};
        assertThat(MinMax.of(values)).isEqualTo(new MinMax(2, 6));
        assertThat(ZScore.of(values).mean()).isCloseTo(4, within(1e-15));
        assertThat(ZScore.of(values).deviation()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-15));
        assertThat(MinMax.of(values).forward(Double.NaN)).isNaN();
    }

    @Test
    void constantsBecomeZero() {
        double[] constant = new double[30];
        Arrays.fill(constant, 0.1);
        assertThat(MinMax.of(constant).forward(0.1)).isZero();
        assertThat(ZScore.of(constant).deviation()).isZero();
        assertThat(ZScore.of(constant).forward(0.1)).isCloseTo(0, within(1e-15));
        assertThat(ZScore.of(constant).inverse(0)).isCloseTo(0.1, within(1e-16));
    }

    @Test
    void refusesWhatHasNoRange() {
        double[] missing = {Double.NaN};
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        for (double[] values : new double[][] {missing, infinite, {}}) {
            assertThatThrownBy(() -> MinMax.of(values))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ZScore.of(values))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
