package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArimaFitterTest {

    private static double[] simulated(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double w = 0;
        double w1 = 0;
        double e1 = 0;
        double level = 100;
        for (int t = 0; t < n; t++) {
            double e = random.nextGaussian();
            double next = 0.6 * w - 0.3 * w1 + e + 0.4 * e1;
            w1 = w;
            w = next;
            e1 = e;
            level += w;
            values[t] = level;
        }
        return values;
    }

    @Test
    void boundsOfAShortSeriesCountWhatWasEstimated() {
        double[] values = {1, 2, 3, 6};
        ArimaFit mean = ArimaFitter.fit(ArimaSpec.parse("arima(0,0,0)+mean"), values);
        assertThat(mean.sigma2()).isCloseTo(14 / 4.0, within(1e-12));
        assertThat(mean.parameters().sigma2()).isCloseTo(14 / 3.0, within(1e-12));
        FittedModel model = ArimaFamily.fittedModel(mean, values);
        assertThat(model.metrics().get("sigma2")).isCloseTo(14 / 4.0, within(1e-12));
        Forecast forecast =
                new ForecasterFamilies(List.of(new ArimaFamily())).restore(model).forecast(1);
        assertThat(forecast.standardError()[0]).isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
        ArimaFit line =
                ArimaFitter.fit(
                        ArimaSpec.parse("arima(0,1,0)+drift"), new double[] {0, 1, 3, 4, 6});
        assertThat(line.parameters().sigma2()).isCloseTo(1 / 3.0, within(1e-12));
    }

    /**
     * R 4.2.2 with forecast 8.20: forecast(Arima(LakeHuron, order = c(2, 0, 1)), h = 3) and the
     * same of its first twelve values with order = c(1, 0, 0).
     */
    @Test
    void standardErrorsAreThoseOfRsArima() {
        double[] huron = Goldens.series("LakeHuron");
        assertRs("arima(2,0,1)+mean", huron, 0.4950738544, 579.740722, 581.119782);
        double[] short12 = Arrays.copyOf(huron, 12);
        assertRs("arima(1,0,0)+mean", short12, 0.3725630952, 581.207776, 582.404097);
    }

    private static void assertRs(
            String spec, double[] values, double sigma2, double mean, double upper95) {
        ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse(spec), values);
        assertThat(fit.parameters().sigma2()).isCloseTo(sigma2, within(1e-3 * sigma2));
        ArimaForecaster forecaster = ArimaForecaster.start(fit.parameters());
        for (double value : values) {
            forecaster.update(value);
        }
        double width = forecaster.forecast(1).upper95()[0] - forecaster.forecast(1).median()[0];
        assertThat(width).isCloseTo(upper95 - mean, within(1e-3 * width));
    }

    @Test
    void recoversTheCoefficientsItWasSimulatedWith() {
        ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse("arima(2,1,1)"), simulated(20_000, 1));
        assertThat(fit.parameters().phi()[0]).isCloseTo(0.6, within(0.05));
        assertThat(fit.parameters().phi()[1]).isCloseTo(-0.3, within(0.05));
        assertThat(fit.parameters().theta()[0]).isCloseTo(0.4, within(0.05));
        assertThat(fit.parameters().sigma2()).isCloseTo(1, within(0.03));
    }

    @ParameterizedTest
    @CsvSource({"1e-6", "1e6", "1e-150", "1e150"})
    void unitsDoNotMatter(double scale) {
        for (String text :
                new String[] {"arima(2,1,2)+drift", "arima(1,0,1)+mean", "arima(1,0,0)"}) {
            ArimaSpec spec = ArimaSpec.parse(text);
            double[] nile = Goldens.series("Nile");
            double[] scaled = Arrays.stream(nile).map(value -> value * scale).toArray();
            ArimaFit plain = ArimaFitter.fit(spec, nile);
            ArimaFit other = ArimaFitter.fit(spec, scaled);
            assertThat(other.parameters().phi())
                    .containsExactly(plain.parameters().phi(), within(1e-4));
            assertThat(other.parameters().theta())
                    .containsExactly(plain.parameters().theta(), within(1e-4));
            assertThat(other.loglik() + other.terms() * Math.log(scale))
                    .isCloseTo(plain.loglik(), within(1e-6));
            assertThat(other.parameters().constant() / scale)
                    .isCloseTo(
                            plain.parameters().constant(),
                            within(1e-3 + 1e-5 * Math.abs(plain.parameters().constant())));
        }
    }

    @Test
    void aLargeLevelCostsNoDigits() {
        double[] values = simulated(200, 2);
        double[] lifted = Arrays.stream(values).map(value -> value + 1e9).toArray();
        ArimaSpec spec = ArimaSpec.parse("arima(1,0,1)+mean");
        ArimaFit plain = ArimaFitter.fit(spec, values);
        ArimaFit other = ArimaFitter.fit(spec, lifted);
        assertThat(other.loglik()).isCloseTo(plain.loglik(), within(1e-4));
        assertThat(other.parameters().constant() - 1e9)
                .isCloseTo(plain.parameters().constant(), within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arima(0,0,0)+mean",
                "arima(2,0,2)+mean",
                "arima(0,1,0)",
                "arima(1,1,1)+drift",
                "arima(3,2,1)"
            })
    void constantSeriesHasSigma2ZeroAndNoLikelihood(String text) {
        double[] values = new double[50];
        Arrays.fill(values, 17.3);
        values[7] = Double.NaN;
        ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse(text), values);
        assertThat(fit.sigma2()).isZero();
        assertThat(fit.loglik()).isNaN();
        assertThat(fit.aicc()).isNaN();
        FittedModel model = ArimaFamily.fittedModel(fit, values);
        assertThat(model.metrics()).containsOnlyKeys("sigma2", "n");
        ArimaForecaster forecaster = ArimaForecaster.start(fit.parameters());
        for (double value : values) {
            forecaster.update(value);
        }
        Forecast forecast = forecaster.forecast(3);
        assertThat(forecast.lower95()).containsExactly(forecast.median());
        assertThat(forecast.median()[2]).isCloseTo(17.3, within(1e-12));
    }

    @Test
    void straightLineIsADriftWithoutNoise() {
        double[] values = new double[80];
        for (int t = 0; t < values.length; t++) {
            values[t] = 1000 - 0.1 * t;
        }
        ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse("arima(1,1,1)+drift"), values);
        assertThat(fit.sigma2()).isZero();
        assertThat(fit.parameters().constant()).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void missingValuesAtTheEndsChangeNothing() {
        double[] values = simulated(150, 3);
        double[] padded = new double[170];
        Arrays.fill(padded, Double.NaN);
        System.arraycopy(values, 0, padded, 12, values.length);
        for (String text : new String[] {"arima(1,1,1)+drift", "arima(2,0,0)+mean"}) {
            ArimaFit plain = ArimaFitter.fit(ArimaSpec.parse(text), values);
            ArimaFit other = ArimaFitter.fit(ArimaSpec.parse(text), padded);
            assertThat(other.loglik()).isEqualTo(plain.loglik());
            assertThat(other.parameters().phi()).containsExactly(plain.parameters().phi());
            assertThat(other.parameters().constant()).isEqualTo(plain.parameters().constant());
        }
    }

    @Test
    void aFewMissingValuesCostAFewObservationsOnly() {
        double[] values = simulated(3000, 4);
        double[] gappy = values.clone();
        SplittableRandom random = new SplittableRandom(5);
        int missing = 0;
        for (int t = 1; t < gappy.length - 1; t++) {
            if (random.nextInt(10) == 0) {
                gappy[t] = Double.NaN;
                missing++;
            }
        }
        ArimaSpec spec = ArimaSpec.parse("arima(2,1,1)");
        ArimaFit whole = ArimaFitter.fit(spec, values);
        ArimaFit fit = ArimaFitter.fit(spec, gappy);
        assertThat(missing).isBetween(200, 400);
        assertThat(fit.terms()).isEqualTo(whole.terms() - missing);
        assertThat(fit.sigma2()).isCloseTo(whole.sigma2(), within(0.05));
        assertThat(fit.parameters().phi()[0]).isCloseTo(whole.parameters().phi()[0], within(0.1));
    }

    @Test
    void largerModelsAreNeverLessLikely() {
        double[] values = Goldens.series("lynx");
        ArimaFitter fitter =
                new ArimaFitter(0, ArimaSpec.Constant.MEAN, values, ArimaFitter.Starts.MANY);
        for (int p = 0; p <= 3; p++) {
            for (int q = 0; q <= 3; q++) {
                double loglik = fitter.fit(p, q).loglik();
                if (p > 0) {
                    assertThat(loglik).isGreaterThan(fitter.fit(p - 1, q).loglik() - 1e-6);
                }
                if (q > 0) {
                    assertThat(loglik).isGreaterThan(fitter.fit(p, q - 1).loglik() - 1e-6);
                }
            }
        }
    }

    @Test
    void sameSeriesGivesTheSameBits() {
        double[] values = Goldens.series("co2");
        ArimaSpec spec = ArimaSpec.parse("arima(2,1,2)");
        ArimaFit first = ArimaFitter.fit(spec, values);
        ArimaFit second = ArimaFitter.fit(spec, values.clone());
        assertThat(ArimaFamily.parameters(first.parameters()))
                .containsExactly(ArimaFamily.parameters(second.parameters()));
    }

    @Test
    void whatWasFittedCanBeRun() {
        ForecasterFamilies families = new ForecasterFamilies(List.of(new ArimaFamily()));
        for (String text :
                new String[] {"arima(3,1,3)+drift", "arima(3,0,3)+mean", "arima(2,2,3)"}) {
            for (String name : new String[] {"Nile", "USAccDeaths", "co2", "airmiles", "UKgas"}) {
                double[] values = Goldens.series(name);
                ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse(text), values);
                FittedModel model = ArimaFamily.fittedModel(fit, values);
                assertThat(families.restore(model).forecast(1).horizon()).isEqualTo(1);
                assertThat(model.spec()).isEqualTo(text);
                assertThat(model.observations()).isEqualTo(values.length);
                assertThat(model.metrics()).containsKeys("sigma2", "loglik", "aicc", "n");
            }
        }
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() ->
                        ArimaFitter.fit(
                                ArimaSpec.parse("arima(2,1,2)"),
                                new double[] {1, 2, 3, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs at least 6 values, the series has 3");
        assertThatThrownBy(() -> ArimaFitter.fit(ArimaSpec.parse("arima(0,0,0)"), new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void interruptedFitEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() ->
                            ArimaFitter.fit(ArimaSpec.parse("arima(1,1,1)"), simulated(100, 6)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
