package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BfgsTest {

    private static final Bfgs MINIMISER = new Bfgs(500, 1e-8, 1e-14, 10);

    private static double rosenbrock(double[] x) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        return a * a + 100 * b * b;
    }

    private static void rosenbrockGradient(double[] x, double value, double[] gradient) {
        double b = x[1] - x[0] * x[0];
        gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * b;
        gradient[1] = 200 * b;
    }

    @Test
    void findsRosenbrocksMinimumWithTheGradientGiven() {
        double[] start = {-1.2, 1};
        Minimum minimum =
                MINIMISER.minimise(BfgsTest::rosenbrock, BfgsTest::rosenbrockGradient, start);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.point()[0]).isCloseTo(1, within(1e-6));
        assertThat(minimum.point()[1]).isCloseTo(1, within(1e-6));
        assertThat(minimum.iterations()).isLessThan(100);
        assertThat(start).containsExactly(-1.2, 1);
    }

    @Test
    void findsItWithNumericGradients() {
        Objective objective = BfgsTest::rosenbrock;
        Minimum central =
                MINIMISER.minimise(
                        objective, Gradient.central(objective, 1e-6), new double[] {-1.2, 1});
        Minimum forward =
                MINIMISER.minimise(
                        objective, Gradient.forward(objective, 1e-8), new double[] {-1.2, 1});
        assertThat(central.value()).isLessThan(1e-12);
        assertThat(forward.value()).isLessThan(1e-9);
    }

    @Test
    void findsABadlyScaledQuadratic() {
        Objective objective =
                x -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += Math.pow(10, i) * (x[i] - i) * (x[i] - i);
                    }
                    return sum;
                };
        Minimum minimum =
                MINIMISER.minimise(objective, Gradient.central(objective, 1e-5), new double[6]);
        for (int i = 0; i < 6; i++) {
            assertThat(minimum.point()[i]).isCloseTo(i, within(1e-4));
        }
    }

    @Test
    void keepsOutOfRegionsWithoutValue() {
        Objective objective = x -> x[0] <= 0 ? Double.NaN : x[0] - Math.log(x[0]);
        Minimum minimum =
                MINIMISER.minimise(objective, Gradient.central(objective, 1e-7), new double[] {8});
        assertThat(minimum.point()[0]).isCloseTo(1, within(1e-5));
    }

    @Test
    void saysWhyItStopped() {
        Objective objective = BfgsTest::rosenbrock;
        Gradient gradient = Gradient.central(objective, 1e-6);
        assertThat(new Bfgs(2, 0, 0, 1).minimise(objective, gradient, new double[] {-1.2, 1}))
                .extracting(Minimum::outcome, Minimum::converged)
                .containsExactly(Minimum.Outcome.ITERATION_LIMIT, false);
        assertThat(MINIMISER.minimise(x -> Double.NaN, gradient, new double[2]))
                .extracting(Minimum::outcome, Minimum::converged)
                .containsExactly(Minimum.Outcome.START_NOT_FINITE, false);
        assertThat(MINIMISER.minimise(x -> 3, Gradient.central(x -> 3, 1e-6), new double[] {1}))
                .extracting(Minimum::outcome, Minimum::value)
                .containsExactly(Minimum.Outcome.GRADIENT_SMALL, 3.0);
    }

    @Test
    void withoutCoordinatesTheValueIsTheAnswer() {
        Minimum minimum = MINIMISER.minimise(x -> 7, (point, value, gradient) -> {}, new double[0]);
        assertThat(minimum.value()).isEqualTo(7);
        assertThat(minimum.converged()).isTrue();
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> new Bfgs(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bfgs(1, Double.NaN, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
