package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to whiten, against the whole covariance matrix and against each other. */
class SeasonalLikelihoodTest {

    private static final int N = 70;
    private static final int RESPONSES = 3000;

    /** A random small model and series; what the seed gave is in the failure's name. */
    private static final class Trial {
        private final SplittableRandom random;
        final ArimaSpec spec;
        final double[][] ar;
        final double[][] ma;
        final double[] values = new double[N];

        Trial(long seed) {
            random = new SplittableRandom(seed);
            int differences = random.nextInt(3); // none, one regular, one seasonal
            ArimaSpec.Constant constant =
                    random.nextBoolean()
                            ? ArimaSpec.Constant.NONE
                            : differences == 0 ? ArimaSpec.Constant.MEAN : ArimaSpec.Constant.DRIFT;
            spec =
                    new ArimaSpec(
                            random.nextInt(4),
                            differences == 1 ? 1 : 0,
                            random.nextInt(4),
                            random.nextInt(3),
                            differences == 2 ? 1 : 0,
                            random.nextInt(3),
                            2 + random.nextInt(5),
                            constant);
            ar = new double[][] {factor(spec.p(), 1), factor(spec.seasonalP(), 1)};
            ma = new double[][] {factor(spec.q(), -1), factor(spec.seasonalQ(), -1)};
            double level = 3;
            for (int t = 0; t < N; t++) {
                level += random.nextGaussian();
                values[t] = level + 2 * Math.sin(t) + random.nextGaussian();
            }
        }

        private double[] factor(int terms, int sign) {
            double[] factor = new double[terms];
            for (int i = 0; i < terms; i++) {
                factor[i] = random.nextDouble(-0.9, 0.9);
            }
            PartialAutocorrelations.toCoefficients(factor);
            return Arrays.stream(factor).map(c -> sign * c).toArray();
        }

        void loseSome() {
            for (int t = 1; t < N - 1; t++) {
                values[t] = random.nextInt(6) == 0 ? Double.NaN : values[t];
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gaplessSeries(long seed) {
        Trial trial = new Trial(seed);
        assertEqualToDense(trial);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void seriesWithGaps(long seed) {
        Trial trial = new Trial(seed);
        trial.loseSome();
        assertEqualToDense(trial);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void filterWithoutGapsGivesTheSameInnovations(long seed) {
        Trial trial = new Trial(seed);
        LagPolynomial phi = LagPolynomial.autoregressive(trial.spec);
        LagPolynomial theta = LagPolynomial.movingAverage(trial.spec);
        phi.set(trial.ar[0], trial.ar[1]);
        theta.set(trial.ma[0], trial.ma[1]);
        Whitening fast =
                new FastWhitening(
                        phi, theta, new double[][] {Differences.of(trial.spec, trial.values)});
        Whitening filter =
                new FilterWhitening(trial.spec, phi, theta, new double[][] {trial.values});
        double[][] expected = Objects.requireNonNull(fast.whiten());
        double[][] found = Objects.requireNonNull(filter.whiten());
        int lost = trial.spec.lostToDifferences();
        for (int t = 0; t < N; t++) {
            double innovation = t < lost ? 0 : expected[0][t - lost];
            assertThat(found[0][t])
                    .isCloseTo(innovation, within(1e-8 * (1 + Math.abs(innovation))));
        }
        assertThat(filter.logVariances()).isCloseTo(fast.logVariances(), within(1e-9));
    }

    private static void assertEqualToDense(Trial trial) {
        ArimaLikelihood likelihood = new ArimaLikelihood(trial.spec, trial.values);
        double loglik = likelihood.evaluate(trial.ar, trial.ma);
        double dense = dense(trial, likelihood.constant(), likelihood.sigma2());
        assertThat(loglik).as("%s", trial.spec).isCloseTo(dense, within(1e-7 * Math.abs(dense)));
    }

    /** The density of the differences between each observation and the one it builds upon. */
    private static double dense(Trial trial, double constant, double sigma2) {
        ArimaSpec spec = trial.spec;
        int step = spec.lostToDifferences();
        double[][] levels = levelCovariance(autocovariances(trial), step);
        List<int[]> pairs = pairs(trial.values, step);
        int n = pairs.size();
        double[][] sigma = new double[n][n];
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            int[] a = pairs.get(i);
            rest[i] = known(trial, a[1], constant) - (step == 0 ? 0 : known(trial, a[0], constant));
            for (int j = 0; j < n; j++) {
                int[] b = pairs.get(j);
                sigma[i][j] = levels[a[1]][b[1]];
                if (step > 0) {
                    sigma[i][j] += levels[a[0]][b[0]] - levels[a[0]][b[1]] - levels[a[1]][b[0]];
                }
                sigma[i][j] *= sigma2;
            }
        }
        return DenseReference.logDensity(sigma, rest);
    }

    private static double known(Trial trial, int t, double constant) {
        boolean drift = trial.spec.constant() == ArimaSpec.Constant.DRIFT;
        return trial.values[t] - constant * (drift ? t : 1);
    }

    /** Each observation with the last one before it that a whole number of differences away. */
    private static List<int[]> pairs(double[] values, int step) {
        List<int[]> pairs = new ArrayList<>();
        for (int t = 0; t < values.length; t++) {
            int before = t - step;
            while (step > 0 && before >= 0 && Double.isNaN(values[before])) {
                before -= step;
            }
            if (!Double.isNaN(values[t]) && before >= 0) {
                pairs.add(new int[] {before, t});
            }
        }
        return pairs;
    }

    private static double[] autocovariances(Trial trial) {
        LagPolynomial phi = LagPolynomial.autoregressive(trial.spec);
        LagPolynomial theta = LagPolynomial.movingAverage(trial.spec);
        phi.set(trial.ar[0], trial.ar[1]);
        theta.set(trial.ma[0], trial.ma[1]);
        double[] psi = new double[RESPONSES + N];
        for (int j = 0; j < RESPONSES; j++) {
            double sum = j == 0 ? 1 : j <= theta.degree ? theta.dense[j] : 0;
            for (int i = 1; i <= Math.min(j, phi.degree); i++) {
                sum += phi.dense[i] * psi[j - i];
            }
            psi[j] = sum;
        }
        double[] gamma = new double[N];
        for (int lag = 0; lag < N; lag++) {
            for (int j = 0; j < RESPONSES; j++) {
                gamma[lag] += psi[j] * psi[j + lag];
            }
        }
        return gamma;
    }

    private static double[][] levelCovariance(double[] gamma, int step) {
        double[][] matrix = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                matrix[i][j] = gamma[Math.abs(i - j)];
            }
        }
        for (int i = 0; i < N && step > 0; i++) {
            for (int j = step; j < N; j++) {
                matrix[i][j] += matrix[i][j - step];
            }
        }
        for (int i = step; i < N && step > 0; i++) {
            for (int j = 0; j < N; j++) {
                matrix[i][j] += matrix[i - step][j];
            }
        }
        return matrix;
    }
}
