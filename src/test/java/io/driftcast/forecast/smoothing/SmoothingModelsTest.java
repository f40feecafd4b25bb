package io.driftcast.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model of this package must bear, by name. */
class SmoothingModelsTest {

    /** One where the level follows the values, one where the season does; R's ets is at -613.9. */
    @Test
    void theHigherOfTwoPeaksOfALikelihoodIsFound() throws UnfittableSeriesException {
        Fit fit = SmoothingFits.fit("ets(A,N,A)", 12, Goldens.series("AirPassengers"));
        assertThat(fit.model().metrics().get("loglik")).isGreaterThan(-586.1);
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(new SmoothingModels().names());
        for (String error : List.of("A", "M")) {
            for (String trend : List.of("N", "A", "Ad")) {
                for (String season : List.of("N", "A", "M")) {
                    names.add("ets(%s,%s,%s)".formatted(error, trend, season));
                }
            }
        }
        return names.stream().distinct().toList();
    }

    private static boolean forPositive(String name) {
        return name.startsWith("hw-multiplicative")
                || (name.startsWith("ets(") && EtsSpec.parse(name).needsPositive());
    }

    private static boolean seasonal(String name) {
        return name.startsWith("hw-")
                || (name.startsWith("ets(") && EtsSpec.parse(name).hasSeason());
    }

    private static double[] quarters(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double level = 100;
        for (int t = 0; t < n; t++) {
            level += 0.5 + random.nextGaussian();
            values[t] = level * (1 + 0.2 * ((t % 4) - 1.5)) + random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("names")
    void unitsDoNotMatter(String name) throws UnfittableSeriesException {
        double[] plain = quarters(80, 1);
        Forecast expected = SmoothingFits.forecast(name, 4, plain);
        for (double scale : new double[] {1e-6, 1e6}) {
            double[] scaled = Arrays.stream(plain).map(x -> x * scale).toArray();
            assertThat(SmoothingFits.fit(name, 4, scaled).model().spec())
                    .isEqualTo(SmoothingFits.fit(name, 4, plain).model().spec());
            Forecast forecast = SmoothingFits.forecast(name, 4, scaled);
            for (int h = 0; h < 12; h++) {
                double slack = 1e-4 * Math.abs(expected.median()[h]);
                assertThat(forecast.median()[h] / scale)
                        .isCloseTo(expected.median()[h], within(slack));
                assertThat(forecast.upper95()[h] / scale)
                        .isCloseTo(expected.upper95()[h], within(slack));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameSeriesGivesTheSameBytesAndIsLeftAlone(String name) throws UnfittableSeriesException {
        double[] values = quarters(60, 2);
        values[7] = Double.NaN;
        double[] kept = values.clone();
        Fit first = SmoothingFits.fit(name, 4, values);
        Fit second = SmoothingFits.fit(name, 4, values);
        assertThat(second.model().image()).isEqualTo(first.model().image());
        assertThat(second.model().state()).containsExactly(first.model().state());
        assertThat(values).containsExactly(kept);
    }

    /** The state published stands where the running model would: one-step errors agree. */
    @ParameterizedTest
    @MethodSource("names")
    void residualsAreOneStepErrors(String name) throws UnfittableSeriesException {
        double[] values = quarters(60, 3);
        values[10] = Double.NaN;
        Fit fit = SmoothingFits.fit(name, 4, values);
        assertThat(fit.residuals()).hasSize(60);
        assertThat(fit.residuals()[10]).isNaN();
        assertThat(fit.model().observations()).isEqualTo(59);
        // the last residual again, from a model that ran over everything before
        double[] earlier = Arrays.copyOf(values, 59);
        Forecaster forecaster =
                SmoothingFits.FAMILIES.restore(SmoothingFits.fit(name, 4, earlier).model());
        double spread =
                Arrays.stream(fit.residuals())
                        .filter(e -> !Double.isNaN(e))
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
        assertThat(values[59] - forecaster.forecast(1).median()[0])
                .isCloseTo(fit.residuals()[59], within(0.2 * spread));
    }

    @ParameterizedTest
    @MethodSource("names")
    void missingValuesCostLittle(String name) throws UnfittableSeriesException {
        double[] values = quarters(80, 4);
        Forecast whole = SmoothingFits.forecast(name, 4, values);
        SplittableRandom random = new SplittableRandom(9);
        values[0] = Double.NaN;
        for (int t = 1; t < 79; t++) {
            values[t] = random.nextInt(10) == 0 ? Double.NaN : values[t];
        }
        Forecast holey = SmoothingFits.forecast(name, 4, values);
        for (int h = 0; h < 12; h++) {
            double width = whole.upper95()[h] - whole.lower95()[h];
            assertThat(holey.median()[h]).isCloseTo(whole.median()[h], within(0.5 * width));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void constantSeriesIsForecastAsItself(String name) throws UnfittableSeriesException {
        for (double value : new double[] {7.3, 0, -1e9, 1e-9}) {
            double[] values = new double[40];
            Arrays.fill(values, value);
            if (value <= 0 && forPositive(name)) {
                assertThatThrownBy(() -> SmoothingFits.fit(name, 4, values))
                        .isInstanceOf(UnfittableSeriesException.class)
                        .hasMessageContaining("above 0");
                continue;
            }
            Fit fit = SmoothingFits.fit(name, 4, values);
            assertThat(fit.model().metrics()).containsEntry("sigma2", 0.0);
            assertThat(fit.model().metrics()).doesNotContainKey("loglik");
            Forecast forecast = SmoothingFits.FAMILIES.restore(fit.model()).forecast(12);
            double slack = 1e-9 * Math.abs(value);
            for (int h = 0; h < 12; h++) {
                assertThat(forecast.median()[h]).isCloseTo(value, within(slack));
                assertThat(forecast.lower95()[h]).isCloseTo(value, within(slack));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shortSeriesAreFittedOrRefusedInWords(String name) throws UnfittableSeriesException {
        double[] all = quarters(14, 5);
        for (int n = 1; n <= all.length; n++) {
            double[] values = Arrays.copyOf(all, n);
            if (n <= 4 && seasonal(name)) {
                assertThatThrownBy(() -> SmoothingFits.fit(name, 4, values))
                        .isInstanceOf(UnfittableSeriesException.class)
                        .hasMessageContaining("place of the season");
            } else {
                Forecast forecast = SmoothingFits.forecast(name, 4, values);
                assertThat(forecast.horizon()).isEqualTo(12);
            }
        }
        assertThatThrownBy(() -> SmoothingFits.fit(name, 4))
                .isInstanceOf(UnfittableSeriesException.class);
        assertThatThrownBy(() -> SmoothingFits.fit(name, 4, Double.NaN, Double.NaN))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("at least one value");
    }

    @ParameterizedTest
    @MethodSource("names")
    void zerosAndNegativesAreForAdditiveModels(String name) throws UnfittableSeriesException {
        double[] values = quarters(60, 6);
        for (int t = 0; t < 60; t++) {
            values[t] -= 120;
        }
        if (forPositive(name)) {
            assertThatThrownBy(() -> SmoothingFits.fit(name, 4, values))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("above 0");
        } else {
            assertThat(SmoothingFits.forecast(name, 4, values).horizon()).isEqualTo(12);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void fewDistinctValuesAreNoTrouble(String name) throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[50];
        for (int t = 0; t < 50; t++) {
            values[t] = 1 + random.nextInt(2);
        }
        assertThat(SmoothingFits.forecast(name, 4, values).horizon()).isEqualTo(12);
        Arrays.fill(values, 5);
        values[30] = 6;
        assertThat(SmoothingFits.forecast(name, 4, values).horizon()).isEqualTo(12);
    }

    /** Whatever the stream brings after the fit, forecasts stay finite and ordered. */
    @ParameterizedTest
    @MethodSource("names")
    void runningModelsBearWhatTheyWereNotFittedTo(String name) throws UnfittableSeriesException {
        var forecaster =
                SmoothingFits.FAMILIES.restore(SmoothingFits.fit(name, 4, quarters(60, 8)).model());
        SplittableRandom random = new SplittableRandom(8);
        double[] wild = {0, -50, 1e9, Double.NaN, Double.NEGATIVE_INFINITY, -1e9, 1e-12};
        for (int t = 0; t < 2000; t++) {
            forecaster.update(
                    random.nextInt(3) == 0
                            ? wild[random.nextInt(wild.length)]
                            : 100 + 10 * random.nextGaussian());
            assertThat(forecaster.forecast(6).horizon()).isEqualTo(6);
        }
        for (int t = 0; t < 2000; t++) {
            forecaster.update(0);
        }
        assertThat(forecaster.forecast(6).horizon()).isEqualTo(6);
    }

    /** The contract's series has no sign or season that suits every form; here each has its own. */
    @ParameterizedTest
    @MethodSource("names")
    void restoredAfterEveryStepItGoesOnBitForBit(String name) throws Exception {
        FittedModel model = SmoothingFits.fit(name, 4, quarters(60, 12)).model();
        Forecaster whole = SmoothingFits.FAMILIES.restore(model);
        Forecaster parts = SmoothingFits.FAMILIES.restore(model);
        double[] values = quarters(100, 13);
        for (int t = 0; t < 100; t++) {
            double value = t % 9 == 4 || t > 90 ? Double.NaN : values[t];
            whole.update(value);
            parts.update(value);
            assertThat(parts.state()).containsExactly(whole.state());
            assertThat(parts.forecast(6).upper95()).containsExactly(whole.forecast(6).upper95());
            parts = SmoothingFits.FAMILIES.restore(model.image(), parts.state());
        }
        assertThat(whole.state()).hasSameSizeAs(model.state()).isNotEqualTo(model.state());
    }

    @Test
    void automaticChoiceIsTheLeastOfAllAicc() throws UnfittableSeriesException {
        for (String series : List.of("AirPassengers", "nottem", "UKgas", "uspop")) {
            double[] values = Goldens.series(series);
            int period = series.equals("UKgas") ? 4 : series.equals("uspop") ? 1 : 12;
            double least = Double.POSITIVE_INFINITY;
            for (String name : names()) {
                boolean candidate =
                        name.startsWith("ets(")
                                && !name.matches("ets\\(A,.*,M\\)")
                                && (period > 1 || name.endsWith("N)"));
                if (candidate) {
                    Double aicc =
                            SmoothingFits.fit(name, period, values).model().metrics().get("aicc");
                    least = aicc == null ? least : Math.min(least, aicc);
                }
            }
            assertThat(SmoothingFits.fit("ets", period, values).model().metrics())
                    .containsEntry("aicc", least);
        }
    }

    @Test
    void longSeasonsAreFittedToo() throws UnfittableSeriesException {
        int period = 48;
        double[] values = new double[period * 12];
        SplittableRandom random = new SplittableRandom(10);
        for (int t = 0; t < values.length; t++) {
            values[t] = 50 + 10 * Math.sin(2 * Math.PI * t / period) + 0.5 * random.nextGaussian();
        }
        Fit fit = SmoothingFits.fit("ets", period, values);
        assertThat(fit.model().spec()).endsWith("A)");
        Forecast forecast = SmoothingFits.FAMILIES.restore(fit.model()).forecast(period);
        for (int h = 0; h < period; h++) {
            double truth = 50 + 10 * Math.sin(2 * Math.PI * h / period);
            assertThat(forecast.median()[h]).isCloseTo(truth, within(1.0));
        }
    }

    @Test
    void namesThatDoNotFitAreRefused() {
        SmoothingModels models = new SmoothingModels();
        assertThat(models.find("arima(1,0,0)", ModelRequest.of(12))).isNull();
        assertThatThrownBy(() -> models.find("hw-additive", ModelRequest.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("season of 2");
        assertThatThrownBy(() -> models.find("ets(M,M,N)", ModelRequest.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trend N, A or Ad");
        assertThat(EtsSpec.parse("ets(M, Ad, A)").toString()).isEqualTo("ets(M,Ad,A)");
    }

    @Test
    void anInterruptedFitEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SmoothingFits.fit("ets", 4, quarters(60, 11)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
