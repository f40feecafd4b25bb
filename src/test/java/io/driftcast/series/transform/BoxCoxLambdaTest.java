package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoxCoxLambdaTest {

    private static final Set<String> MONTHLY =
            Set.of("AirPassengers", "co2", "USAccDeaths", "nottem");
    private static final Set<String> QUARTERLY = Set.of("UKgas", "JohnsonJohnson");

    static Stream<String> names() {
        return TransformTest.names();
    }

    private static int period(String name) {
        return MONTHLY.contains(name) ? 12 : QUARTERLY.contains(name) ? 4 : 1;
    }

    /** R's search stops when lambda is known to about 1e-4. */
    @ParameterizedTest
    @MethodSource("names")
    void guerreroAgreesWithR(String name) {
        JsonNode golden = Goldens.read("transforms.json").get(name);
        assertThat(BoxCoxLambda.guerrero(Goldens.series(name), period(name)))
                .isCloseTo(golden.get("boxcox_guerrero").get("lambda").asDouble(), within(2e-4));
    }

    @ParameterizedTest
    @MethodSource("names")
    void profileLikelihoodAgreesWithR(String name) {
        JsonNode golden = Goldens.read("transforms.json").get(name).get("boxcox_loglik");
        double[] values = Goldens.series(name);
        if (golden.has("lambda")) {
            assertThat(BoxCoxLambda.profileLikelihood(values, period(name)))
                    .isEqualTo(golden.get("lambda").asDouble());
        } else {
            assertThatThrownBy(() -> BoxCoxLambda.profileLikelihood(values, period(name)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0");
        }
    }

    @Test
    void hasNoUnits() {
        double[] values = Goldens.series("UKgas");
        double guerrero = BoxCoxLambda.guerrero(values, 4);
        double likelihood = BoxCoxLambda.profileLikelihood(values, 4);
        for (double factor : new double[] {1e-200, 1e-6, 1e6, 1e200}) {
            double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
            assertThat(BoxCoxLambda.guerrero(scaled, 4)).isCloseTo(guerrero, within(1e-6));
            assertThat(BoxCoxLambda.profileLikelihood(scaled, 4)).isEqualTo(likelihood);
        }
    }

    @Test
    void missingValuesAreLeftOut() {
        double[] values = Goldens.series("AirPassengers");
        for (int t = 5; t < values.length; t += 17) {
            values[t] = Double.NaN;
        }
        // R 4.2.2: BoxCox.lambda(ts(x, frequency = 12)) with these as NA
        assertThat(BoxCoxLambda.guerrero(values, 12)).isCloseTo(-0.325116128, within(2e-4));
        assertThat(BoxCoxLambda.profileLikelihood(values, 12)).isBetween(0.0, 0.4);
    }

    @Test
    void exponentialGrowthAsksForLogarithms() {
        double[] values = new double[120];
        for (int t = 0; t < values.length; t++) {
            values[t] = StrictMath.exp(0.03 * t + 0.3 * Math.sin(2 * Math.PI * t / 12));
        }
        assertThat(BoxCoxLambda.guerrero(values, 12)).isCloseTo(0, within(1e-3));
        assertThat(BoxCoxLambda.profileLikelihood(values, 12)).isZero();
    }

    @Test
    void edges() {
        double[] constant = new double[40];
        Arrays.fill(constant, 3);
        assertThat(BoxCoxLambda.guerrero(constant, 4)).isEqualTo(1);
        assertThat(BoxCoxLambda.profileLikelihood(constant, 4)).isEqualTo(1);
        assertThat(BoxCoxLambda.guerrero(new double[40], 4)).isEqualTo(1);
        assertThat(BoxCoxLambda.guerrero(new double[] {1, 5}, 1)).isEqualTo(1);
        assertThat(BoxCoxLambda.guerrero(new double[0], 1)).isEqualTo(1);
        double[] zeros = Goldens.series("sunspot.year");
        assertThat(BoxCoxLambda.guerrero(zeros, 1)).isBetween(0.05, 2.0);
        assertThatThrownBy(() -> BoxCoxLambda.guerrero(new double[] {1, -1, 4}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> BoxCoxLambda.guerrero(new double[] {1, 2, 4}, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
