package io.driftcast.series.analysis;

import static io.driftcast.series.analysis.AugmentedDickeyFuller.Regression.CONSTANT;
import static io.driftcast.series.analysis.AugmentedDickeyFuller.Regression.NONE;
import static io.driftcast.series.analysis.AugmentedDickeyFuller.Regression.TREND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.series.analysis.AugmentedDickeyFuller.Regression;
import io.driftcast.series.transform.Differencing;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentedDickeyFullerTest {

    static Stream<String> names() {
        return AutocorrelationTest.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithStatsmodels(String name) {
        JsonNode golden = Goldens.read("analysis.json").get(name);
        double[] values = Goldens.series(name);
        chosen(AugmentedDickeyFuller.of(values, NONE), golden.get("adf_n"));
        chosen(AugmentedDickeyFuller.of(values, CONSTANT), golden.get("adf_c"));
        chosen(AugmentedDickeyFuller.of(values, TREND), golden.get("adf_ct"));
        double[] differences = Differencing.first(values);
        chosen(AugmentedDickeyFuller.of(differences, CONSTANT), golden.get("adf_c_of_diff1"));
        agrees(AugmentedDickeyFuller.of(values, CONSTANT, 2), golden.get("adf_c_lag2_fixed"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithUrca(String name) {
        double expected =
                Goldens.read("analysis.json").get(name).get("urca_df_drift_lag4").asDouble();
        assertThat(AugmentedDickeyFuller.of(Goldens.series(name), CONSTANT, 4).statistic())
                .isCloseTo(expected, within(2e-9 * Math.abs(expected)));
    }

    private static void chosen(AugmentedDickeyFuller test, JsonNode golden) {
        agrees(test, golden);
        near(test.aic(), golden.get("best_ic").asDouble());
        double[] critical = Goldens.numbers(golden.get("critical"));
        near(test.criticalValue(0.01), critical[0]);
        near(test.criticalValue(0.05), critical[1]);
        near(test.criticalValue(0.1), critical[2]);
    }

    private static void agrees(AugmentedDickeyFuller test, JsonNode golden) {
        assertThat(test.lags()).isEqualTo(golden.get("used_lag").asInt());
        assertThat(test.nobs()).isEqualTo(golden.get("nobs").asInt());
        near(test.statistic(), golden.get("statistic").asDouble());
        near(test.pValue(), golden.get("p").asDouble());
    }

    /** Nine digits in the reference. */
    private static void near(double ours, double expected) {
        assertThat(ours).isCloseTo(expected, within(1e-8 * Math.abs(expected) + 1e-30));
    }

    @Test
    void hasNoUnits() {
        double[] values = Goldens.series("UKgas");
        for (Regression regression : Regression.values()) {
            AugmentedDickeyFuller expected = AugmentedDickeyFuller.of(values, regression);
            for (double factor : new double[] {1e-200, 1e-6, 1e6, 1e200, -1}) {
                double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
                AugmentedDickeyFuller ours = AugmentedDickeyFuller.of(scaled, regression);
                assertThat(ours.statistic()).isCloseTo(expected.statistic(), within(1e-9));
                assertThat(ours.lags()).isEqualTo(expected.lags());
            }
        }
    }

    /** Two series with a gap between them give the regression over the rows of both. */
    @Test
    void rowsThatTouchAGapAreLeftOut() {
        double[] values = Goldens.series("Nile");
        values[40] = Double.NaN;
        AugmentedDickeyFuller test = AugmentedDickeyFuller.of(values, CONSTANT, 1);
        assertThat(test.nobs()).isEqualTo(100 - 2 - 3);
        // R 4.2.2: lm(dx ~ 1 + lag(x) + lag(dx)) on the rows without NA
        assertThat(test.statistic()).isCloseTo(-4.378064459335843, within(1e-12));
    }

    @Test
    void tellsAWalkFromNoise() {
        SplittableRandom random = new SplittableRandom(7);
        double[] noise = random.doubles(400).toArray();
        double[] walk = noise.clone();
        for (int t = 1; t < walk.length; t++) {
            walk[t] = walk[t - 1] + noise[t] - 0.5;
        }
        assertThat(AugmentedDickeyFuller.of(noise, CONSTANT).rejects(0.01)).isTrue();
        assertThat(AugmentedDickeyFuller.of(walk, CONSTANT).rejects(0.1)).isFalse();
    }

    @Test
    void nothingIsSaidWhereNoErrorIsLeft() {
        double[] constant = new double[60];
        Arrays.fill(constant, 0.1);
        double[] line = new double[60];
        double[] cycle = new double[60];
        for (int t = 0; t < line.length; t++) {
            line[t] = 1e6 + 0.1 * t;
            cycle[t] = Math.sin(2 * Math.PI * (t % 12) / 12);
        }
        for (Regression regression : Regression.values()) {
            saysNothing(AugmentedDickeyFuller.of(constant, regression, 3));
            saysNothing(AugmentedDickeyFuller.of(cycle, regression, 3));
        }
        saysNothing(AugmentedDickeyFuller.of(line, CONSTANT, 3));
        saysNothing(AugmentedDickeyFuller.of(line, TREND));
    }

    private static void saysNothing(AugmentedDickeyFuller test) {
        assertThat(test.statistic()).isNaN();
        assertThat(test.pValue()).isNaN();
        assertThat(test.rejects(0.1)).isFalse();
    }

    @Test
    void farValuesHaveTheProbabilityOfTheEnds() {
        assertThat(MacKinnon.pValue(CONSTANT, 3)).isEqualTo(1);
        assertThat(MacKinnon.pValue(CONSTANT, -20)).isZero();
        assertThat(MacKinnon.pValue(NONE, 40)).isCloseTo(1, within(1e-15));
        assertThat(MacKinnon.pValue(TREND, Double.NaN)).isNaN();
    }

    @Test
    void refusesWhatItCannotTest() {
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[] {1, 2, 4}, CONSTANT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3 values with 1 others right before them, not 2");
        double[] gaps = {1, Double.NaN, 2, Double.NaN, 3, Double.NaN, 5};
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(gaps, NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[9], CONSTANT, -1))
                .isInstanceOf(IllegalArgumentException.class);
        AugmentedDickeyFuller test = AugmentedDickeyFuller.of(Goldens.series("Nile"), CONSTANT);
        assertThatThrownBy(() -> test.rejects(0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.2");
    }
}
