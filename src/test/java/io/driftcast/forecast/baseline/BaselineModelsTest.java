package io.driftcast.forecast.baseline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineModelsTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(
                    List.of(
                            new MeanFamily(),
                            new SeasonalNaiveFamily(),
                            new SeasonalDriftFamily(),
                            new MovingAverageFamily()));

    private static ModelFitter fitter(String name, int period) {
        return requireNonNull(new BaselineModels().find(name, ModelRequest.of(period)), name);
    }

    private static Fit fit(String name, int period, double... values)
            throws UnfittableSeriesException {
        return fitter(name, period).fit(TrainingSeries.of(period, values));
    }

    private static Forecast forecast(Fit fit, int horizon) {
        return FAMILIES.restore(fit.model()).forecast(horizon);
    }

    @Test
    void everyListedNameIsFitted() throws UnfittableSeriesException {
        for (String name : new BaselineModels().names()) {
            for (int n = 1; n < 30; n++) {
                double[] values = new double[n];
                for (int t = 0; t < n; t++) {
                    values[t] = t % 4;
                }
                Fit fit = fit(name, 4, values);
                assertThat(forecast(fit, 9).horizon()).isEqualTo(9);
                assertThat(fit.residuals()).hasSize(n);
                assertThat(fit.model().observations()).isEqualTo(n);
            }
        }
    }

    @Test
    void specsSayWhatWasFitted() throws UnfittableSeriesException {
        assertThat(fit("sma", 1, 1, 2).model().spec()).isEqualTo("sma(10)");
        assertThat(fit("sma(3)", 1, 1, 2).model().spec()).isEqualTo("sma(3)");
        assertThat(fit("ewma", 1, 1, 2).model().spec()).isEqualTo("ewma(0.3)");
        assertThat(fit("snaive-drift", 12, 1, 2).model().spec()).isEqualTo("snaive-drift[12]");
        assertThat(fit("snaive-drift", 1, 1, 2).model().spec()).isEqualTo("drift");
    }

    @Test
    void otherNamesAreLeftToOthers() {
        for (String name : new String[] {"ses", "sma(", "arima(0,1,1)(0,1,1)[12]", ""}) {
            assertThat(new BaselineModels().find(name, ModelRequest.of(1))).isNull();
        }
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        for (String name :
                new String[] {
                    "sma(0)",
                    "sma(1001)",
                    "sma(2.5)",
                    "sma(x)",
                    "sma(1,2)",
                    "sma()",
                    "ewma(0)",
                    "ewma(1.5)",
                    "ewma(NaN)",
                    "ewma(0.1,0.2)"
                }) {
            assertThatThrownBy(() -> fitter(name, 1))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSeriesWithoutValuesIsRefused() {
        for (String name : new BaselineModels().names()) {
            assertThatThrownBy(() -> fit(name, 2, Double.NaN, Double.NaN))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("at least one value");
            assertThatThrownBy(() -> fit(name, 2)).isInstanceOf(UnfittableSeriesException.class);
        }
    }

    @Test
    void driftIsTheSlopeFromTheFirstValueToTheLast() throws UnfittableSeriesException {
        Fit fit = fit("drift", 1, Double.NaN, 10, Double.NaN, 11, 19, Double.NaN, Double.NaN, 22);
        assertThat(fit.estimates().get("drift")).isEqualTo(new Estimate.Scalar(2.0));
        assertThat(forecast(fit, 3).median()).containsExactly(24, 26, 28);
        assertThat(fit.residuals()[1]).isNaN();
        assertThat(fit.residuals()[3]).isEqualTo(1);
    }

    @Test
    void missedStepsWidenTheWalk() throws UnfittableSeriesException {
        // differences 1 and 3: drift 2, s^2 = 2; two steps without a value
        Forecast forecast = forecast(fit("drift", 1, 1, 2, 5, Double.NaN, Double.NaN), 1);
        assertThat(forecast.median()).containsExactly(11);
        assertThat(forecast.standardError()[0])
                .isCloseTo(Math.sqrt(2 * (3 + 9.0 / 2)), within(1e-12));
    }

    @Test
    void seasonsGoOnByTheirDrift() throws UnfittableSeriesException {
        Fit fit = fit("snaive-drift", 2, 1, 10, 3, 12, 5, 14);
        assertThat(forecast(fit, 5).median()).containsExactly(7, 16, 9, 18, 11);
        assertThat(forecast(fit, 5).upper95()).containsExactly(7, 16, 9, 18, 11);
    }

    @Test
    void averagesStandOnWhatIsThere() throws UnfittableSeriesException {
        assertThat(forecast(fit("sma(3)", 1, 4, Double.NaN, 8), 2).median()).containsExactly(6, 6);
        assertThat(forecast(fit("sma(3)", 1, 4, 8, 9, 10), 1).median()).containsExactly(9);
        // weights 1, 1/2, 1/4
        assertThat(forecast(fit("ewma(0.5)", 1, 7, 7, 14), 1).median()[0])
                .isCloseTo((14 + 3.5 + 1.75) / 1.75, within(1e-12));
        assertThat(forecast(fit("mean", 1, 1, 2, 6), 1).median()).containsExactly(3);
    }
}
