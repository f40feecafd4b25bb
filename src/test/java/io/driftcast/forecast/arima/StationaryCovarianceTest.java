package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StationaryCovarianceTest {

    private static StationaryCovariance model(double[] phi, double[] theta) {
        ArimaSpec spec = new ArimaSpec(phi.length, 0, theta.length, ArimaSpec.Constant.NONE);
        return model(spec, phi, theta, new double[0], new double[0]);
    }

    private static StationaryCovariance model(
            ArimaSpec spec,
            double[] phi,
            double[] theta,
            double[] seasonalPhi,
            double[] seasonalTheta) {
        LagPolynomial ar = LagPolynomial.autoregressive(spec);
        LagPolynomial ma = LagPolynomial.movingAverage(spec);
        ar.set(phi, seasonalPhi);
        ma.set(theta, seasonalTheta);
        return new StationaryCovariance(ar, ma);
    }

    private static double[] firstColumn(StationaryCovariance covariance) {
        double[] column = new double[covariance.size()];
        assertThat(covariance.firstColumn(column)).isTrue();
        return column;
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
            assertInvariant(model(phi, theta), phi, theta);
        }
    }

    @Test
    void doesNotChangeOverAStepWithSeasonalFactorsEither() {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 100; trial++) {
            int period = 2 + random.nextInt(6);
            double[][] factors = new double[4][];
            for (int i = 0; i < 4; i++) {
                factors[i] = new double[random.nextInt(3)];
                for (int j = 0; j < factors[i].length; j++) {
                    factors[i][j] = random.nextDouble(-0.9, 0.9);
                }
                PartialAutocorrelations.toCoefficients(factors[i]);
            }
            ArimaSpec spec =
                    new ArimaSpec(
                            factors[0].length,
                            0,
                            factors[1].length,
                            factors[2].length,
                            0,
                            factors[3].length,
                            period,
                            ArimaSpec.Constant.NONE);
            LagPolynomial ar = LagPolynomial.autoregressive(spec);
            LagPolynomial ma = LagPolynomial.movingAverage(spec);
            ar.set(factors[0], factors[2]);
            ma.set(factors[1], factors[3]);
            assertInvariant(
                    new StationaryCovariance(ar, ma),
                    Arrays.copyOfRange(ar.dense, 1, ar.dense.length),
                    Arrays.copyOfRange(ma.dense, 1, ma.dense.length));
        }
    }

    /** V = T V T' + load load'. */
    private static void assertInvariant(
            StationaryCovariance covariance, double[] phi, double[] theta) {
        double[][] v = covariance.whole(firstColumn(covariance));
        int r = covariance.size();
        double[] ar = Arrays.copyOf(phi, r);
        double[] load = new double[r];
        load[0] = 1;
        System.arraycopy(theta, 0, load, 1, theta.length);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double expected =
                        ar[i] * ar[j] * v[0][0]
                                + ar[i] * (j + 1 < r ? v[0][j + 1] : 0)
                                + ar[j] * (i + 1 < r ? v[i + 1][0] : 0)
                                + (i + 1 < r && j + 1 < r ? v[i + 1][j + 1] : 0)
                                + load[i] * load[j];
                assertThat(v[i][j]).isCloseTo(expected, within(1e-9 * (1 + v[0][0])));
            }
        }
    }

    @Test
    void knownVariances() {
        assertThat(firstColumn(model(new double[] {0.6}, new double[0]))[0])
                .isCloseTo(1 / (1 - 0.36), within(1e-14));
        assertThat(firstColumn(model(new double[0], new double[] {0.4, -0.2}))[0])
                .isCloseTo(1 + 0.16 + 0.04, within(1e-14));
        assertThat(firstColumn(model(new double[] {0.5}, new double[] {0.3}))[0])
                .isCloseTo((1 + 2 * 0.5 * 0.3 + 0.09) / (1 - 0.25), within(1e-14));
    }

    @Test
    void keepsItsDigitsNearTheUnitCircle() {
        double root = 1 - 1e-7;
        double theta = -(1 - 2e-7);
        double lead = root + theta;
        assertThat(firstColumn(model(new double[] {root}, new double[] {theta}))[0])
                .isCloseTo(1 + lead * lead / ((1 - root) * (1 + root)), within(1e-7));
    }

    @Test
    void refusesWhatIsNotStationaryOrHasNoDigitsLeft() {
        for (double[] phi :
                new double[][] {{1}, {-1.2}, {0.5, 0.5}, {Double.NaN}, {1 - 1e-13}, {3, -3, 1}}) {
            StationaryCovariance covariance = model(phi, new double[0]);
            assertThat(covariance.firstColumn(new double[covariance.size()])).isFalse();
        }
    }
}
