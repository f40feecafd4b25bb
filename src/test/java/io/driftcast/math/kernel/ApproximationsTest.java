package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.math.stats.Normal;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The errors that {@link Approximations} states, on every some hundredth float. */
class ApproximationsTest {

    private static final int STEP = 997;

    /** A function of one element. */
    private interface Function {
        float of(float x);
    }

    /** The largest error as a difference and in ulps of the exact result. */
    private record Errors(double absolute, double ulps) {

        static Errors over(
                float lowest, float highest, Function function, DoubleUnaryOperator exact) {
            double absolute = 0;
            double ulps = 0;
            int last = Float.floatToRawIntBits(Float.MAX_VALUE);
            for (int bits = 0; bits <= last && bits >= 0; bits += STEP) {
                for (float sign = -1; sign <= 1; sign += 2) {
                    float x = sign * Float.intBitsToFloat(bits);
                    if (x >= lowest && x <= highest) {
                        double y = exact.applyAsDouble(x);
                        double error = Math.abs(function.of(x) - y);
                        absolute = Math.max(absolute, error);
                        ulps = Math.max(ulps, error / Math.ulp((float) y));
                    }
                }
            }
            return new Errors(absolute, ulps);
        }
    }

    @Test
    void tanhIsWithinItsStatedErrorAndNeverBeyondOne() {
        Errors errors =
                Errors.over(-Float.MAX_VALUE, Float.MAX_VALUE, Approximations::tanh, Math::tanh);

        assertThat(errors.ulps()).isLessThan(2.6);
        assertThat(errors.absolute()).isLessThan(9e-8);
        for (float x = 3; x < 10; x += 1e-5f) {
            assertThat(Approximations.tanh(x)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void sigmoidIsWithinItsStatedError() {
        DoubleUnaryOperator exact = x -> 1 / (1 + Math.exp(-x));
        Errors all = Errors.over(-Float.MAX_VALUE, Float.MAX_VALUE, Approximations::sigmoid, exact);
        Errors normal = Errors.over(-88.3f, Float.MAX_VALUE, Approximations::sigmoid, exact);

        assertThat(all.absolute()).isLessThan(9e-8);
        assertThat(normal.ulps()).isLessThan(2.5);
    }

    @Test
    void expIsWithinItsStatedErrorAndUnderflowsGradually() {
        Errors errors = Errors.over(-Float.MAX_VALUE, 88.72283f, Approximations::exp, Math::exp);

        assertThat(errors.ulps()).isLessThan(1.1);
        assertThat(Approximations.exp(88.72284f)).isInfinite();
        assertThat(Approximations.exp(-103.9f)).isEqualTo(Float.MIN_VALUE);
        assertThat(Approximations.exp(-104)).isEqualTo(0);
    }

    @Test
    void geluIsWithinItsStatedError() {
        DoubleUnaryOperator exact = x -> x * Normal.cdf(Math.clamp(x, -40, 40));
        Errors negative = Errors.over(-Float.MAX_VALUE, 0, Approximations::gelu, exact);
        Errors positive = Errors.over(0, Float.MAX_VALUE, Approximations::gelu, exact);

        assertThat(negative.absolute()).isLessThan(8e-7);
        assertThat(positive.ulps()).isLessThan(3);
    }

    @Test
    void infinitiesHaveTheirLimits() {
        assertThat(Approximations.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Approximations.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Approximations.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Approximations.sigmoid(Float.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Approximations.exp(Float.POSITIVE_INFINITY)).isInfinite();
        assertThat(Approximations.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Approximations.relu(Float.POSITIVE_INFINITY)).isInfinite();
        assertThat(Approximations.relu(Float.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Approximations.gelu(Float.POSITIVE_INFINITY)).isInfinite();
        assertThat(Approximations.gelu(Float.NEGATIVE_INFINITY)).isEqualTo(-0.0f);
    }

    @Test
    void nanStaysNan() {
        assertThat(Approximations.tanh(Float.NaN)).isNaN();
        assertThat(Approximations.sigmoid(Float.NaN)).isNaN();
        assertThat(Approximations.exp(Float.NaN)).isNaN();
        assertThat(Approximations.relu(Float.NaN)).isNaN();
        assertThat(Approximations.gelu(Float.NaN)).isNaN();
    }

    @Test
    void zeroKeepsItsSign() {
        assertThat(Float.floatToRawIntBits(Approximations.tanh(-0.0f)))
                .isEqualTo(Float.floatToRawIntBits(-0.0f));
        assertThat(Approximations.exp(-0.0f)).isEqualTo(1);
        assertThat(Approximations.sigmoid(-0.0f)).isEqualTo(0.5f);
    }
}
