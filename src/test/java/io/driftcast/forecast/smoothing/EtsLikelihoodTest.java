package io.driftcast.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EtsLikelihoodTest {

    private static final int PERIOD = 5;

    static List<EtsSpec> forms() {
        List<EtsSpec> forms = new ArrayList<>();
        for (EtsSpec.Errors error : EtsSpec.Errors.values()) {
            for (EtsSpec.Trend trend : EtsSpec.Trend.values()) {
                for (EtsSpec.Season season : EtsSpec.Season.values()) {
                    forms.add(new EtsSpec(error, trend, season));
                }
            }
        }
        return forms;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void gradientIsThatOfTheValue(EtsSpec spec) {
        SplittableRandom random = new SplittableRandom(3);
        double[] y = new double[43];
        for (int t = 0; t < y.length; t++) {
            y[t] =
                    t % 7 == 2
                            ? Double.NaN
                            : 1 + 0.01 * t + 0.2 * (t % PERIOD) * random.nextDouble();
        }
        int period = spec.hasSeason() ? PERIOD : 1;
        EtsLikelihood likelihood = new EtsLikelihood(spec, period, y);
        double[] smoothing = {
            0.3, spec.hasTrend() ? 0.1 : 0, spec.hasSeason() ? 0.2 : 0, spec.damped() ? 0.9 : 1
        };
        double[] states = new double[spec.stateCount(period)];
        states[0] = 1.1;
        if (spec.hasTrend()) {
            states[1] = 0.02;
        }
        for (int i = states.length - (spec.hasSeason() ? period : 0); i < states.length; i++) {
            states[i] =
                    (spec.season() == EtsSpec.Season.MULTIPLICATIVE ? 1 : 0)
                            + 0.1 * random.nextDouble();
        }
        assertThat(likelihood.value(smoothing, states)).isFinite();
        double[] bySmoothing = new double[4];
        double[] byStates = new double[states.length];
        likelihood.gradient(bySmoothing, byStates);
        int used = 0;
        for (int i = 0; i < 4; i++) {
            boolean has = smoothing[i] != 0 && (i < 3 || spec.damped());
            if (has) {
                double slope = slope(likelihood, smoothing, states, smoothing, i);
                assertThat(bySmoothing[i]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
                used++;
            }
        }
        assertThat(used).isEqualTo(spec.smoothingCount());
        for (int i = 0; i < states.length; i++) {
            double slope = slope(likelihood, smoothing, states, states, i);
            assertThat(byStates[i]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        }
    }

    private static double slope(
            EtsLikelihood likelihood, double[] smoothing, double[] states, double[] moved, int i) {
        double step = 1e-6;
        double kept = moved[i];
        moved[i] = kept + step;
        double above = likelihood.value(smoothing, states);
        moved[i] = kept - step;
        double below = likelihood.value(smoothing, states);
        moved[i] = kept;
        return (above - below) / (2 * step);
    }

    @Test
    void pointsAreMappedIntoTheBoundsAndSlopesThroughThem() {
        SplittableRandom random = new SplittableRandom(4);
        EtsSpec spec = EtsSpec.parse("ets(A,Ad,A)");
        for (SmoothingBounds bounds : List.of(SmoothingBounds.ETS, SmoothingBounds.CLASSIC)) {
            for (int trial = 0; trial < 500; trial++) {
                double[] point = new double[4];
                for (int i = 0; i < 4; i++) {
                    point[i] = 6 * random.nextGaussian();
                }
                double[] p = new double[4];
                bounds.map(spec, point, p);
                assertThat(p[0]).isBetween(bounds.lowest(), bounds.highest());
                assertThat(p[1]).isBetween(bounds.lowest(), p[0]);
                assertThat(p[2]).isBetween(bounds.lowest(), 1 - p[0] + 1e-15);
                assertThat(p[3]).isBetween(bounds.lowestPhi(), bounds.highestPhi());
                double[] weights = {1.3, -0.7, 0.4, 2};
                double[] gradient = new double[4];
                bounds.chain(spec, point, weights, gradient);
                for (int i = 0; i < 4; i++) {
                    double slope = 0;
                    for (int sign : new int[] {1, -1}) {
                        double[] moved = point.clone();
                        moved[i] += sign * 1e-5;
                        bounds.map(spec, moved, p);
                        for (int j = 0; j < 4; j++) {
                            slope += sign * weights[j] * p[j] / 2e-5;
                        }
                    }
                    assertThat(gradient[i]).isCloseTo(slope, within(1e-6));
                }
            }
        }
    }

    /** Whether what is forgotten is: the difference of two states under the same values. */
    @Test
    void admissibleIsWhatForgetsItsStart() {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            EtsSpec spec = EtsSpec.parse(trial % 2 == 0 ? "ets(A,A,A)" : "ets(A,Ad,A)");
            double alpha = random.nextDouble(0.02, 1);
            double beta = random.nextDouble(0.01, 1) * alpha;
            double gamma = random.nextDouble(0.02, 1) * (1 - alpha);
            double phi = spec.damped() ? random.nextDouble(0.8, 0.98) : 1;
            boolean holds =
                    new Admissibility(spec, 12).holds(new double[] {alpha, beta, gamma, phi});
            EtsParameters parameters = new EtsParameters(spec, 12, alpha, beta, gamma, phi, 1);
            double[] season = random.doubles(12, -1, 1).toArray();
            EtsState state = new EtsState(1, 0.3, season, 0);
            double early = 0;
            double late = 0;
            for (int t = 0; t < 4000; t++) {
                double error = state.expectation(parameters);
                early = t < 100 ? Math.max(early, Math.abs(error)) : early;
                late = t >= 3900 ? Math.max(late, Math.abs(error)) : late;
                state.take(parameters, 0);
            }
            if (late > 1e3 * early || !Double.isFinite(late)) {
                assertThat(holds).as("%s", parameters).isFalse();
                refused++;
            } else if (late < 1e-3 * early) {
                assertThat(holds).as("%s", parameters).isTrue();
                held++;
            }
        }
        assertThat(refused).isGreaterThan(50);
        assertThat(held).isGreaterThan(50);
    }
}
