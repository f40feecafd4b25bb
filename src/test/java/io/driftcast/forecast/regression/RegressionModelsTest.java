package io.driftcast.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionModelsTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(
                    List.of(new TrendFamily(), new LinearLagFamily(), new TreeLagFamily()));

    private static ModelFitter fitter(String name, int period) {
        TreeLibraries.assume(name);
        ModelRequest request = ModelRequest.of(period);
        ModelFitter found = new TrendModels().find(name, request);
        return found != null
                ? found
                : Objects.requireNonNull(new LagModels().find(name, request), name);
    }

    private static Fit fit(String name, int period, double... values)
            throws UnfittableSeriesException {
        return fitter(name, period).fit(TrainingSeries.of(period, values));
    }

    private static Forecaster forecaster(Fit fit) {
        return FAMILIES.restore(fit.model());
    }

    private static double scalar(Fit fit, String name) {
        return ((Fit.Estimate.Scalar) Objects.requireNonNull(fit.estimates().get(name))).value();
    }

    private static double[] vector(Fit fit, String name) {
        return ((Fit.Estimate.Vector) Objects.requireNonNull(fit.estimates().get(name))).values();
    }

    private static double[] autoregression(int n, long seed, double... phi) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = random.nextGaussian();
            for (int j = 0; j < phi.length && j < t; j++) {
                values[t] += phi[j] * values[t - 1 - j];
            }
        }
        return values;
    }

    @Test
    void namesAreThoseThatAreFound() {
        TreeLibraries.assumeAll();
        LagModels models = new LagModels();
        assertThat(models.names()).containsExactly("ridge", "lasso", "xgboost", "lightgbm");
        assertThat(new TrendModels().names()).containsExactly("linear", "quadratic");
        ModelRequest request = ModelRequest.of(1);
        for (String name : List.of("ridge(0.5)", "lasso(1e-3)", "lasso")) {
            assertThat(models.find(name, request)).as(name).isNotNull();
        }
        assertThat(models.find("ridges", request)).isNull();
        assertThat(models.find("arima(0,1,1)", request)).isNull();
        for (String name : List.of("ridge()", "ridge(x)", "lasso(0)", "ridge(-1)", "lasso(NaN)")) {
            assertThatThrownBy(() -> models.find(name, request))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void weightsGivenAreTheWeightsUsed() throws Exception {
        double[] values = autoregression(200, 1, 0.6);
        assertThat(scalar(fit("ridge(2.5)", 1, values), "alpha")).isEqualTo(2.5);
        Fit chosen = fit("ridge", 1, values);
        Fit again = fit(chosen.model().spec(), 1, values);
        assertThat(again.model().image()).isEqualTo(chosen.model().image());
        Fit lasso = fit("lasso", 1, values);
        assertThat(fit(lasso.model().spec(), 1, values).model().image())
                .isEqualTo(lasso.model().image());
    }

    @Test
    void largeWeightLeavesNothingButTheMean() throws Exception {
        double[] values = autoregression(200, 2, 0.6);
        assertThat(vector(fit("lasso(10)", 1, values), "coefficients")).containsOnly(0);
        assertThat(vector(fit("lasso(0.01)", 1, values), "coefficients")[0]).isPositive();
    }

    @Test
    void autoregressionIsFound() throws Exception {
        double[] values = autoregression(5_000, 3, 0.5, 0.3);
        for (String name : List.of("ridge", "lasso")) {
            Fit fit = fit(name, 1, values);
            assertThat(scalar(fit, "differences")).isZero();
            double[] phi = vector(fit, "coefficients");
            assertThat(phi[0]).as(name).isCloseTo(0.5, within(0.05));
            assertThat(phi[1]).as(name).isCloseTo(0.3, within(0.05));
            // the variance of the forecast error settles at that of the series
            double[] error = forecaster(fit).forecast(100).standardError();
            assertThat(error[0]).isCloseTo(1, within(0.03));
            assertThat(error[1]).isCloseTo(Math.sqrt(1.25), within(0.05));
            double spread = Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElse(0));
            assertThat(error[99]).isCloseTo(spread, within(0.05 * spread));
        }
    }

    @Test
    void trendingSeriesIsDifferenced() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[300];
        for (int t = 0; t < values.length; t++) {
            values[t] = 3 * t + random.nextGaussian();
        }
        for (String name : List.of("ridge", "lasso")) {
            Fit fit = fit(name, 1, values);
            assertThat(scalar(fit, "differences")).isEqualTo(1);
            Forecast forecast = forecaster(fit).forecast(50);
            assertThat(forecast.median()[49]).isCloseTo(3 * 349, within(6.0));
        }
    }

    @Test
    void longSeasonsBringTheirOwnLags() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[168 * 8];
        for (int t = 0; t < values.length; t++) {
            values[t] = (t % 168) % 37 + 0.1 * random.nextGaussian();
        }
        Fit fit = fit("ridge", 168, values);
        assertThat(vector(fit, "lags")).endsWith(10, 167, 168, 169);
        double[] median = forecaster(fit).forecast(168).median();
        for (int h = 0; h < 168; h++) {
            assertThat(median[h]).isCloseTo(h % 37, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear",
                "quadratic",
                "ridge",
                "lasso",
                "ridge(1)",
                "lasso(0.01)",
                "xgboost",
                "lightgbm"
            })
    void unitsDoNotMatter(String name) throws Exception {
        double[] values = autoregression(150, 6, 0.7);
        Forecast plain = forecaster(fit(name, 4, values)).forecast(8);
        for (double scale : new double[] {1e-6, 1e6}) {
            double[] scaled = Arrays.stream(values).map(v -> v * scale).toArray();
            Fit fit = fit(name, 4, scaled);
            Forecast forecast = forecaster(fit).forecast(8);
            for (int h = 0; h < 8; h++) {
                assertThat(forecast.median()[h] / scale).isCloseTo(plain.median()[h], within(1e-9));
                assertThat(forecast.upper95()[h] / scale)
                        .isCloseTo(plain.upper95()[h], within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "quadratic", "ridge", "lasso", "xgboost", "lightgbm"})
    void missingValuesAreLeftOut(String name) throws Exception {
        double[] values = autoregression(400, 7, 0.5);
        SplittableRandom random = new SplittableRandom(7);
        for (int t = 0; t < values.length; t++) {
            values[t] = random.nextInt(10) == 0 ? Double.NaN : 100 + values[t];
        }
        values[399] = Double.NaN;
        double[] before = values.clone();
        Fit fit = fit(name, 7, values);
        assertThat(values).containsExactly(before);
        assertThat(fit.model().observations())
                .isEqualTo((int) Arrays.stream(values).filter(Double::isFinite).count());
        for (int t = 0; t < values.length; t++) {
            if (Double.isNaN(values[t])) {
                assertThat(fit.residuals()[t]).isNaN();
            }
        }
        assertThat(forecaster(fit).forecast(3).median()[2]).isCloseTo(100, within(2.0));
        double[] infinite = values.clone();
        infinite[399] = Double.POSITIVE_INFINITY;
        assertThat(fit(name, 7, infinite).model().image()).isEqualTo(fit.model().image());
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "quadratic", "ridge", "lasso", "xgboost", "lightgbm"})
    void constantSeriesGoesOn(String name) throws Exception {
        for (double value : new double[] {0, 7.3, -1e9}) {
            double[] values = new double[50];
            Arrays.fill(values, value);
            Fit fit = fit(name, 12, values);
            assertThat(fit.model().metrics()).containsEntry("sigma2", 0.0);
            Forecast forecast = forecaster(fit).forecast(5);
            assertThat(forecast.upper95()[4]).isCloseTo(value, within(1e-12 * Math.abs(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "quadratic", "ridge", "lasso"})
    void shortSeriesAreFittedOrRefusedInWords(String name) throws Exception {
        double[] values = {3, 1, 4, 1.5, 9, 2.6};
        for (int n = 0; n <= values.length; n++) {
            double[] brief = Arrays.copyOf(values, n);
            if (n <= 2) {
                assertThatThrownBy(() -> fit(name, 12, brief))
                        .isInstanceOf(UnfittableSeriesException.class)
                        .hasMessageContaining("needs at least")
                        .hasMessageContaining("the series has");
            } else if (n >= 5) {
                Fit fit = fit(name, 12, brief);
                assertThat(forecaster(fit).forecast(24).horizon()).isEqualTo(24);
            }
        }
        double[] missing = new double[30];
        Arrays.fill(missing, Double.NaN);
        assertThatThrownBy(() -> fit(name, 12, missing))
                .isInstanceOf(UnfittableSeriesException.class);
    }

    @Test
    void explosiveRecursionStaysFinite() throws Exception {
        double[] values = new double[60];
        for (int t = 0; t < values.length; t++) {
            values[t] = Math.pow(1.5, t) + (t % 3);
        }
        for (String name : List.of("ridge(1e-6)", "lasso(1e-6)")) {
            Forecaster forecaster = forecaster(fit(name, 1, values));
            for (int t = 0; t < 2_000; t++) {
                forecaster.update(Double.NaN);
            }
            assertThat(forecaster.forecast(500).horizon()).isEqualTo(500);
        }
    }

    @Test
    void gapWidensAsForecastsDo() throws Exception {
        double[] values = autoregression(300, 8, 0.6);
        Fit fit = fit("ridge", 1, values);
        Forecast ahead = forecaster(fit).forecast(6);
        Forecaster forecaster = forecaster(fit);
        for (int t = 0; t < 5; t++) {
            forecaster.update(Double.NaN);
        }
        Forecast after = forecaster.forecast(1);
        assertThat(after.median()[0]).isCloseTo(ahead.median()[5], within(1e-12));
        assertThat(after.standardError()[0]).isEqualTo(ahead.standardError()[5]);
        forecaster.update(0.5);
        assertThat(forecaster.forecast(1).standardError()[0]).isEqualTo(ahead.standardError()[0]);
    }

    @Test
    void residualsOfTrendsAddUpToNothing() throws Exception {
        double[] values = autoregression(100, 9, 0.3);
        Fit fit = fit("quadratic", 1, values);
        assertThat(Arrays.stream(fit.residuals()).sum()).isCloseTo(0, within(1e-10));
        double sigma2 = Arrays.stream(fit.residuals()).map(e -> e * e).sum() / 100;
        assertThat(fit.model().metrics().get("sigma2")).isCloseTo(sigma2, within(1e-12));
        double loglik = -50 * (Math.log(2 * Math.PI * sigma2) + 1);
        assertThat(fit.model().metrics().get("aicc"))
                .isCloseTo(8 - 2 * loglik + 40.0 / 95, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "lightgbm"})
    void treesFindWhatIsNotLinear(String name) throws Exception {
        SplittableRandom random = new SplittableRandom(10);
        double[] values = new double[600];
        for (int t = 1; t < values.length; t++) {
            values[t] = (values[t - 1] > 0 ? -1 : 1) + 0.3 * random.nextGaussian();
        }
        Fit fit = fit(name, 1, values);
        assertThat(scalar(fit, "trees")).isBetween(10.0, 200.0);
        assertThat(scalar(fit, "differences")).isZero();
        assertThat(fit.model().metrics().get("sigma2")).isBetween(0.07, 0.15);
        double[] median = forecaster(fit).forecast(20).median();
        for (int h = 1; h < 20; h++) {
            assertThat(median[h] * median[h - 1]).isNegative();
        }
        assertThat(fit(name, 1, values).model().image()).isEqualTo(fit.model().image());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "lightgbm"})
    void treesFollowATrend(String name) throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[300];
        for (int t = 0; t < values.length; t++) {
            values[t] = 3 * t + random.nextGaussian();
        }
        Fit fit = fit(name, 1, values);
        assertThat(scalar(fit, "differences")).isEqualTo(1);
        Forecast forecast = forecaster(fit).forecast(50);
        assertThat(forecast.median()[49]).isCloseTo(3 * 349, within(15.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "lightgbm"})
    void treesNeedTwentyRows(String name) throws Exception {
        double[] values = autoregression(24, 12, 0.5);
        assertThat(forecaster(fit(name, 1, values)).forecast(60).horizon()).isEqualTo(60);
        assertThatThrownBy(() -> fit(name, 1, Arrays.copyOf(values, 23)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("at least 20 steps")
                .hasMessageContaining("has 19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "lightgbm"})
    void treesInTheStreamAreThoseOfTheFit(String name) throws Exception {
        double[] values = autoregression(200, 13, 0.5);
        Fit fit = fit(name, 1, values);
        Forecaster fed = FAMILIES.start(fit.model().image(), 0);
        for (double value : values) {
            fed.update(value);
        }
        assertThat(fed.state()).containsExactly(fit.model().state());
        assertThat(fed.forecast(30).median())
                .containsExactly(forecaster(fit).forecast(30).median());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost", "lightgbm"})
    void oneStepErrorsOfTreesAreAsWideAsTheirMisses(String name) throws Exception {
        double[] values = autoregression(2_000, 14, 0.8);
        Fit fit = fit(name, 1, Arrays.copyOf(values, 1_500));
        Forecaster forecaster = forecaster(fit);
        int within = 0;
        for (int t = 1_500; t < 2_000; t++) {
            Forecast forecast = forecaster.forecast(1);
            within +=
                    values[t] >= forecast.lower80()[0] && values[t] <= forecast.upper80()[0]
                            ? 1
                            : 0;
            forecaster.update(values[t]);
        }
        assertThat(within / 500.0).isBetween(0.74, 0.86);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ridge", "lasso", "xgboost", "lightgbm"})
    void seriesThatBeginsConstantIsFitted(String name) throws Exception {
        double[] values = autoregression(60, 15, 0.5);
        Arrays.fill(values, 0, 50, 0);
        for (int n : new int[] {51, 60}) {
            Fit fit = fit(name, 1, Arrays.copyOf(values, n));
            assertThat(forecaster(fit).forecast(10).horizon()).isEqualTo(10);
        }
    }
}
