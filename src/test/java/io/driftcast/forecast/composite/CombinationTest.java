package io.driftcast.forecast.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CombinationTest {

    @Test
    void everyPartIsTheMeanOfTheMembers() throws UnfittableSeriesException {
        double[] values = Models.seasonal(100, 1);
        Fit whole = Models.fit("combination(mean,drift,snaive)", 12, values);
        Forecast forecast = Models.forecast(whole, 20);
        Forecast mean = Models.forecast(Models.fit("mean", 12, values), 20);
        Forecast drift = Models.forecast(Models.fit("drift", 12, values), 20);
        Forecast snaive = Models.forecast(Models.fit("snaive", 12, values), 20);
        for (int h = 0; h < 20; h++) {
            assertThat(forecast.median()[h])
                    .isCloseTo(
                            (mean.median()[h] + drift.median()[h] + snaive.median()[h]) / 3,
                            within(1e-10));
            assertThat(forecast.lower95()[h])
                    .isCloseTo(
                            (mean.lower95()[h] + drift.lower95()[h] + snaive.lower95()[h]) / 3,
                            within(1e-10));
            assertThat(forecast.standardError()[h])
                    .isCloseTo(
                            (mean.standardError()[h]
                                            + drift.standardError()[h]
                                            + snaive.standardError()[h])
                                    / 3,
                            within(1e-10));
        }
        assertThat(whole.model().spec()).isEqualTo("combination(mean,drift,snaive[12])");
        assertThat(whole.model().observations()).isEqualTo(100);
        Estimate slope = Models.fit("drift", 12, values).estimates().get("drift");
        assertThat(whole.estimates()).containsEntry("drift.drift", slope);
    }

    @Test
    void residualsAreOneStepErrors() throws UnfittableSeriesException {
        double[] values = Models.seasonal(60, 2);
        Fit whole = Models.fit("combination(mean,naive)", 1, values);
        double before =
                Models.forecast(Models.fit("combination(mean,naive)", 1, first(values, 50)), 1)
                        .median()[0];
        assertThat(whole.residuals()[50]).isCloseTo(values[50] - before, within(1e-10));
        assertThat(whole.residuals()[0]).isNaN();
        double sum = 0;
        for (int t = 1; t < 60; t++) {
            sum += whole.residuals()[t] * whole.residuals()[t];
        }
        assertThat(whole.model().metrics().get("sigma2")).isCloseTo(sum / 59, within(1e-10));
    }

    private static double[] first(double[] values, int n) {
        return Arrays.copyOf(values, n);
    }

    @Test
    void theStreamGoesOnAsItsMembersDo() throws UnfittableSeriesException {
        double[] values = Models.seasonal(80, 3);
        Forecaster stream =
                Models.FAMILIES.restore(
                        Models.fit("combination(sma(5),snaive)", 12, first(values, 70)).model());
        for (int t = 70; t < 80; t++) {
            stream.update(values[t]);
        }
        Fit whole = Models.fit("combination(sma(5),snaive)", 12, values);
        assertThat(stream.state()).containsExactly(whole.model().state());
    }

    @Test
    void membersThatCannotBeFittedAreLeftOut() throws UnfittableSeriesException {
        Fit fit = Models.fit("combination(none-at-all,naive)", 1, 1, 2, 5);
        assertThat(fit.model().spec()).isEqualTo("combination(naive)");
        assertThat(Models.forecast(fit, 1).median()).containsExactly(5);
        assertThatThrownBy(() -> Models.fit("combination(none-at-all,naive)", 1, Double.NaN))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("none-at-all: it never can; naive: ");
    }

    @Test
    void whateverAMemberThrowsCostsThatMemberAlone() throws UnfittableSeriesException {
        Fit fit = Models.fit("combination(breaks,naive,forecasts-nothing)", 1, 1, 2, 5);
        assertThat(fit.model().spec()).isEqualTo("combination(naive)");
        assertThatThrownBy(() -> Models.fit("combination(breaks,none-at-all)", 1, 1, 2))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("it breaks");
    }

    @Test
    void callsThatDoNotFitAreRefused() {
        for (String name :
                new String[] {
                    "combination(naive)",
                    "combination(naive,naive)",
                    "combination(naive,nonsense)",
                    "combination()"
                }) {
            assertThatThrownBy(() -> Models.fitter(name, ModelRequest.of(1)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theUsualMembersAreLookedUp() {
        assertThatThrownBy(() -> Models.fitter("combination", ModelRequest.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no model 'ets'");
    }
}
