package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {

    private static final LevenbergMarquardt MINIMISER = new LevenbergMarquardt(200, 1e-14, 1e-7, 2);

    @Test
    void rosenbrocksValley() {
        Deviations valley =
                (x, into) -> {
                    into[0] = 10 * (x[1] - x[0] * x[0]);
                    into[1] = 1 - x[0];
                    return true;
                };
        double[] start = {-1.2, 1};
        Minimum minimum = MINIMISER.minimise(valley, 2, start);
        assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-6));
        assertThat(minimum.converged()).isTrue();
        assertThat(start).containsExactly(-1.2, 1);
    }

    /** The curve does not fit the points, so what Gauss and Newton leave out counts. */
    @Test
    void largeRestsAreNoTrouble() {
        double[] at = {0, 1, 2, 3, 4, 5};
        double[] values = {9, -3, 8, -2, 7, 1};
        Deviations curve =
                (x, into) -> {
                    for (int i = 0; i < at.length; i++) {
                        into[i] = values[i] - x[0] * Math.exp(-x[1] * at[i]);
                    }
                    return true;
                };
        Minimum minimum = MINIMISER.minimise(curve, 6, new double[] {1, 1});
        Objective squares =
                x -> {
                    double[] into = new double[6];
                    curve.at(x, into);
                    double sum = 0;
                    for (double value : into) {
                        sum += value * value;
                    }
                    return sum;
                };
        Minimum other =
                new Bfgs(500, 1e-9, 0, 1)
                        .minimise(squares, Gradient.central(squares, 1e-5), new double[] {1, 1});
        assertThat(minimum.value()).isCloseTo(other.value(), within(1e-7));
        assertThat(minimum.iterations()).isLessThan(40);
    }

    @Test
    void undefinedPlacesAreAvoided() {
        Deviations halfLine =
                (x, into) -> {
                    into[0] = x[0] - 0.5;
                    return x[0] > 0.4;
                };
        Minimum minimum = MINIMISER.minimise(halfLine, 1, new double[] {3});
        assertThat(minimum.point()[0]).isCloseTo(0.5, within(1e-6));
        assertThat(MINIMISER.minimise(halfLine, 1, new double[] {0}).outcome())
                .isEqualTo(Minimum.Outcome.START_NOT_FINITE);
    }

    @Test
    void coordinatesWithoutEffectStayWithinReach() {
        Deviations first =
                (x, into) -> {
                    into[0] = x[0] - 3;
                    into[1] = 1;
                    return true;
                };
        Minimum minimum = MINIMISER.minimise(first, 2, new double[] {0, 7});
        assertThat(minimum.point()).containsExactly(new double[] {3, 7}, within(1e-6));
        assertThat(minimum.value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutCoordinatesTheValueIsTheAnswer() {
        Deviations fixed =
                (x, into) -> {
                    into[0] = 3;
                    return true;
                };
        assertThat(MINIMISER.minimise(fixed, 1, new double[0]).value()).isEqualTo(9);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new LevenbergMarquardt(0, 0, 1e-6, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LevenbergMarquardt(9, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
