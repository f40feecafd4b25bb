package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StationaryCovarianceTest {

    private static double[] covariance(StateSpace model) {
        double[] matrix = new double[model.r * model.r];
        assertThat(new StationaryCovariance(model.r).write(model, matrix, 0, model.r)).isTrue();
        for (int i = 0; i < model.r; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j * model.r + i] = matrix[i * model.r + j];
            }
        }
        return matrix;
    }

    private static StateSpace model(double[] phi, double[] theta) {
        StateSpace model = new StateSpace(phi.length, 0, theta.length);
        model.set(phi, theta);
        return model;
    }

    @Test
    void doesNotChangeOverAStep() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] phi = new double[random.nextInt(5)];
            double[] theta = new double[random.nextInt(5)];
            for (int i = 0; i < phi.length; i++) {
                phi[i] = random.nextDouble(-0.95, 0.95);
            }
            for (int i = 0; i < theta.length; i++) {
                theta[i] = random.nextDouble(-2, 2);
            }
            PartialAutocorrelations.toCoefficients(phi);
            StateSpace model = model(phi, theta);
            assertInvariant(model, covariance(model));
        }
    }

    /** V = T V T' + load load'. */
    private static void assertInvariant(StateSpace model, double[] v) {
        int r = model.r;
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double expected =
                        model.phi[i] * model.phi[j] * v[0]
                                + model.phi[i] * (j + 1 < r ? v[j + 1] : 0)
                                + model.phi[j] * (i + 1 < r ? v[(i + 1) * r] : 0)
                                + (i + 1 < r && j + 1 < r ? v[(i + 1) * r + j + 1] : 0)
                                + model.load[i] * model.load[j];
                assertThat(v[i * r + j]).isCloseTo(expected, within(1e-9 * (1 + v[0])));
            }
        }
    }

    @Test
    void knownVariances() {
        assertThat(covariance(model(new double[] {0.6}, new double[0]))[0])
                .isCloseTo(1 / (1 - 0.36), within(1e-14));
        assertThat(covariance(model(new double[0], new double[] {0.4, -0.2}))[0])
                .isCloseTo(1 + 0.16 + 0.04, within(1e-14));
        assertThat(covariance(model(new double[] {0.5}, new double[] {0.3}))[0])
                .isCloseTo((1 + 2 * 0.5 * 0.3 + 0.09) / (1 - 0.25), within(1e-14));
    }

    @Test
    void keepsItsDigitsNearTheUnitCircle() {
        double root = 1 - 1e-7;
        double theta = -(1 - 2e-7);
        StateSpace model = model(new double[] {root}, new double[] {theta});
        double lead = root + theta;
        assertThat(covariance(model)[0])
                .isCloseTo(1 + lead * lead / ((1 - root) * (1 + root)), within(1e-7));
    }

    @Test
    void refusesWhatIsNotStationaryOrHasNoDigitsLeft() {
        for (double[] phi :
                new double[][] {{1}, {-1.2}, {0.5, 0.5}, {Double.NaN}, {1 - 1e-13}, {3, -3, 1}}) {
            StateSpace model = model(phi, new double[0]);
            double[] into = new double[model.r * model.r];
            assertThat(new StationaryCovariance(model.r).write(model, into, 0, model.r)).isFalse();
        }
    }
}
