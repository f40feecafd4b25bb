package io.driftcast.series.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformTest {

    static Stream<String> names() {
        return Goldens.read("transforms.json").propertyStream().map(entry -> entry.getKey());
    }

    static Stream<Transform> transforms() {
        return Stream.of(
                new Transform.None(),
                new Transform.Log(),
                new Transform.SquareRoot(),
                new Transform.Reciprocal(),
                new Transform.BoxCox(0),
                new Transform.BoxCox(0.3),
                new Transform.BoxCox(1e-9),
                new Transform.BoxCox(-0.5),
                new Transform.BoxCox(-1),
                new Transform.BoxCox(1),
                new Transform.BoxCox(2));
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithR(String name) {
        JsonNode golden = Goldens.read("transforms.json").get(name);
        double[] values = Goldens.series(name);
        agrees(new Transform.Log(), values, golden.get("log_first12"));
        agrees(new Transform.SquareRoot(), values, golden.get("sqrt_first12"));
        agrees(new Transform.Reciprocal(), values, golden.get("reciprocal_first12"));
        golden.get("boxcox_fixed")
                .propertyStream()
                .forEach(fixed -> {
                    double lambda = Double.parseDouble(fixed.getKey());
                    agrees(new Transform.BoxCox(lambda), values, fixed.getValue());
                });
        for (String method : new String[] {"boxcox_guerrero", "boxcox_loglik"}) {
            JsonNode chosen = golden.get(method);
            if (chosen.has("lambda")) {
                double lambda = chosen.get("lambda").asDouble();
                agrees(new Transform.BoxCox(lambda), values, chosen.get("values_first24"));
            }
        }
    }

    /** The reference has ten digits, lambda too. */
    private static void agrees(Transform transform, double[] values, JsonNode golden) {
        for (int t = 0; t < golden.size(); t++) {
            if (golden.get(t).isNumber()) {
                double expected = golden.get(t).asDouble();
                double ours = transform.forward(values[t]);
                assertThat(ours).isCloseTo(expected, within(2e-9 * Math.abs(expected)));
                assertThat(transform.inverse(ours)).isCloseTo(values[t], within(1e-12 * values[t]));
            } else {
                assertThat(values[t]).as("R has no number for a value of").isZero();
            }
        }
    }

    @Test
    void biasAdjustedMeansAreThoseOfR() {
        JsonNode golden =
                Goldens.read("transforms.json").get("Nile").get("inv_boxcox_biasadj_example");
        double expected = golden.get("mean_adjusted").asDouble();
        assertThat(new Transform.BoxCox(0).mean(5, 0.04)).isCloseTo(expected, within(1e-7));
        assertThat(new Transform.Log().mean(5, 0.04)).isCloseTo(expected, within(1e-7));
        double half = golden.get("lambda_half_mean_adjusted").asDouble();
        assertThat(new Transform.BoxCox(0.5).mean(5, 0.04)).isCloseTo(half, within(1e-12));
        assertThat(new Transform.BoxCox(0).inverse(5))
                .isCloseTo(golden.get("median").asDouble(), within(1e-7));
    }

    /**
     * By Simpson's rule over eight standard errors either way, the spread so small that it holds.
     */
    @ParameterizedTest
    @MethodSource("transforms")
    void meanIsThatOfTheInverse(Transform transform) {
        double y = transform.forward(7.0);
        double error = 3e-4 * Math.max(0.05, Math.abs(y));
        double sum = 0;
        double weights = 0;
        for (int i = 0; i <= 400; i++) {
            double z = (i - 200) / 25.0;
            double weight = (i % 400 == 0 ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-0.5 * z * z);
            sum += weight * (transform.inverse(y + z * error) - 7);
            weights += weight;
        }
        double shift = transform.mean(y, error * error) - transform.inverse(y);
        assertThat(shift).isCloseTo(sum / weights, within(1e-4 * Math.abs(shift) + 1e-12));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void inverseIsExactAndOrderIsKept(Transform transform) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 500; i++) {
            double a = StrictMath.exp(random.nextDouble(-4, 4));
            double b = StrictMath.exp(random.nextDouble(-4, 4));
            double back = transform.inverse(transform.forward(a));
            assertThat(back).isCloseTo(a, within(1e-11 * a));
            double[] y = {transform.forward(a), transform.forward(b)};
            Transform.Bounds bounds =
                    transform.bounds(
                            new double[] {Math.min(y[0], y[1])},
                            new double[] {Math.max(y[0], y[1])});
            assertThat(bounds.lower()[0]).isCloseTo(Math.min(a, b), within(1e-11 * a));
            assertThat(bounds.upper()[0]).isCloseTo(Math.max(a, b), within(1e-11 * b));
            assertThat(bounds.lower()[0]).isLessThanOrEqualTo(bounds.upper()[0]);
        }
        assertThat(transform.forward(Double.NaN)).isNaN();
        assertThat(transform.inverse(Double.NaN)).isNaN();
        assertThat(transform.mean(Double.NaN, 1)).isNaN();
    }

    @Test
    void edgesOfTheDomain() {
        Transform third = new Transform.BoxCox(0.3);
        assertThat(third.forward(0)).isCloseTo(-1 / 0.3, within(1e-15));
        assertThat(third.inverse(-1 / 0.3 - 5)).isZero();
        assertThat(third.mean(-9, 4)).isZero();
        assertThat(new Transform.BoxCox(0.75).mean(-9, 4)).isZero();
        assertThat(new Transform.BoxCox(2).mean(-0.45, 4)).isZero();
        assertThat(new Transform.BoxCox(-0.5).inverse(2.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new Transform.BoxCox(-0.5).mean(2.5, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new Transform.SquareRoot().inverse(-3)).isZero();
        assertThat(new Transform.SquareRoot().mean(-3, 4)).isEqualTo(4);
        Transform reciprocal = new Transform.Reciprocal();
        assertThat(reciprocal.inverse(-0.1)).isEqualTo(Double.POSITIVE_INFINITY);
        Transform.Bounds bounds = reciprocal.bounds(new double[] {-0.1}, new double[] {0.5});
        assertThat(bounds.lower()).containsExactly(2);
        assertThat(bounds.upper()).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void meansGoStepByStep() {
        double[] means =
                new Transform.SquareRoot().means(new double[] {2, 3}, new double[] {0.5, 2});
        assertThat(means).containsExactly(4.25, 13);
    }

    @Test
    void saysWhichValueIsNotInTheDomain() {
        double[] values = {3, Double.NaN, 0, 4};
        assertThatThrownBy(() -> new Transform.Log().forward(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "value 2: a logarithm needs finite values above 0, not 0.0; take another transform, or add a constant to the series");
        assertThatThrownBy(() -> new Transform.Reciprocal().forward(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transform.SquareRoot().forward(-1e-9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transform.BoxCox(-0.5).forward(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("box-cox(-0.5)");
        assertThatThrownBy(() -> new Transform.BoxCox(0.5).forward(1 / 0.0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transform.BoxCox(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Transform.SquareRoot().forward(values)).startsWith(Math.sqrt(3), Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void spellingComesBack(Transform transform) {
        TransformSpec parsed =
                TransformSpec.parse(" " + transform.text().toUpperCase(Locale.ROOT) + " ");
        assertThat(parsed).isEqualTo(new TransformSpec.Given(transform));
        assertThat(parsed.text()).isEqualTo(transform.text());
        assertThat(parsed.forSeries(new double[] {-1}, 1)).isEqualTo(transform);
    }

    @Test
    void lambdaIsLeftToTheSeries() {
        TransformSpec spec = TransformSpec.parse("box-cox");
        double[] values = Goldens.series("AirPassengers");
        assertThat(spec.text()).isEqualTo("box-cox");
        assertThat(spec.forSeries(values, 12))
                .isEqualTo(new Transform.BoxCox(BoxCoxLambda.guerrero(values, 12)));
    }

    @Test
    void refusesOtherSpellings() {
        for (String text :
                new String[] {"", "ln", "box-cox(", "box-cox()", "box-cox(a)", "box-cox(9)"}) {
            assertThatThrownBy(() -> TransformSpec.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TransformSpec.parse("Ln"))
                .hasMessageContaining("box-cox(0.3), not 'Ln'");
    }
}
