package io.driftcast.forecast.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Timeline;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MstlFitterTest {

    private static final JsonNode GOLDENS = Goldens.read("stlf.json");

    private static Fit fit(String name, List<Integer> periods, double[] values)
            throws UnfittableSeriesException {
        return Models.fitter(name, ModelRequest.of(periods.getFirst()))
                .fit(new TrainingSeries(Timeline.ofDays(), periods, values));
    }

    private static void assertEqualsR(Forecast ours, JsonNode golden, double tolerance) {
        double[] mean = Goldens.numbers(golden.get("mean"));
        double[] lower80 = Goldens.numbers(golden.get("lower80"));
        double[] upper95 = Goldens.numbers(golden.get("upper95"));
        for (int h = 0; h < mean.length; h++) {
            double slack = tolerance * Math.abs(upper95[h]);
            assertThat(ours.median()[h]).as("%d", h).isCloseTo(mean[h], within(slack));
            assertThat(ours.lower80()[h]).isCloseTo(lower80[h], within(slack));
            assertThat(ours.upper95()[h]).isCloseTo(upper95[h], within(slack));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AirPassengers, 12",
        "co2, 12",
        "USAccDeaths, 12",
        "nottem, 12",
        "UKgas, 4",
        "JohnsonJohnson, 4"
    })
    void equalsRsStlf(String name, int period) throws UnfittableSeriesException {
        double[] values = Goldens.series(name);
        Fit fit = fit("mstl(drift)", List.of(period), values);
        assertThat(fit.model().spec()).isEqualTo("mstl(drift)[" + period + "]");
        assertEqualsR(Models.forecast(fit, 24), GOLDENS.get(name), 1e-7);
    }

    @Test
    void equalsRsStlfOfTwoSeasons() throws UnfittableSeriesException {
        JsonNode golden = GOLDENS.get("two_seasons");
        double[] values = Goldens.numbers(golden.get("values"));
        Fit fit = fit("mstl(drift)", List.of(168, 24), values);
        assertThat(fit.model().spec()).isEqualTo("mstl(drift)[24,168]");
        assertThat(fit.estimates()).containsKeys("drift", "season24", "season168");
        assertEqualsR(Models.forecast(fit, 200), golden, 1e-7);
    }

    @Test
    void withoutASeasonItIsTheOtherModelAlone() throws UnfittableSeriesException {
        double[] values = Models.seasonal(60, 1);
        Fit alone = fit("drift", List.of(1), values);
        for (List<Integer> periods : List.of(List.of(1), List.of(31), List.of(60, 100))) {
            Fit fit = fit("mstl(drift)", periods, values);
            assertThat(fit.model().image().kind()).isEqualTo("drift");
            assertThat(fit.model().spec()).isEqualTo("drift");
            assertThat(Models.forecast(fit, 5).median())
                    .containsExactly(Models.forecast(alone, 5).median());
        }
    }

    @Test
    void theModelInsideHasNoSeason() throws UnfittableSeriesException {
        Fit fit = fit("mstl(snaive)", List.of(12), Models.seasonal(60, 2));
        assertThat(fit.model().spec()).isEqualTo("mstl(naive)[12]");
    }

    @Test
    void theSeasonsGoOnInTheStream() throws UnfittableSeriesException {
        double[] values = Models.seasonal(67, 3);
        Fit fit = fit("mstl(mean)", List.of(12), values);
        Forecast ahead = Models.forecast(fit, 40);
        Forecaster stream = Models.FAMILIES.restore(fit.model());
        for (int t = 0; t < 15; t++) {
            stream.update(Double.NaN);
        }
        double[] expected = Arrays.copyOfRange(ahead.median(), 15, 40);
        assertThat(stream.forecast(25).median()).containsExactly(expected, within(1e-12));
        // a value as forecast leaves the mean where it is
        double before = stream.forecast(2).median()[1];
        stream.update(stream.forecast(1).median()[0]);
        assertThat(stream.forecast(1).median()[0]).isCloseTo(before, within(1e-9));
    }

    @Test
    void startedAnewItComesToTheSameStand() throws Exception {
        double[] values = Models.seasonal(67, 4);
        Fit fit = fit("mstl(sma(40))", List.of(12), values);
        Forecaster again = Models.FAMILIES.start(fit.model().image(), 0);
        for (double value : values) {
            again.update(value);
        }
        assertThat(again.state()).containsExactly(fit.model().state());
    }

    @Test
    void missingValuesStayMissing() throws UnfittableSeriesException {
        double[] values = Models.seasonal(96, 5);
        for (int t = 0; t < values.length; t += 7) {
            values[t] = Double.NaN;
        }
        Fit fit = fit("mstl(drift)", List.of(12), values);
        assertThat(fit.model().observations()).isEqualTo(82);
        assertThat(fit.residuals()[7]).isNaN();
        Forecast forecast = Models.forecast(fit, 12);
        for (int h = 0; h < 12; h++) {
            double expected = 100 + 0.3 * (96 + h) + 12 * Math.sin(2 * Math.PI * (96 + h) / 12);
            assertThat(forecast.median()[h]).isCloseTo(expected, within(5.0));
        }
    }

    @Test
    void constantAndMissingSeriesAreAsTheOtherModelHasThem() throws UnfittableSeriesException {
        double[] constant = new double[40];
        Arrays.fill(constant, 7.3);
        Forecast forecast = Models.forecast(fit("mstl(mean)", List.of(12), constant), 12);
        for (int h = 0; h < 12; h++) {
            assertThat(forecast.upper95()[h]).isCloseTo(7.3, within(1e-9));
        }
        double[] missing = new double[40];
        Arrays.fill(missing, Double.NaN);
        assertThatThrownBy(() -> fit("mstl(mean)", List.of(12), missing))
                .isInstanceOf(UnfittableSeriesException.class);
    }

    @Test
    void callsThatDoNotFitAreRefused() {
        for (String name : new String[] {"mstl(naive,mean)", "mstl(nonsense)", "mstl()"}) {
            assertThatThrownBy(() -> Models.fitter(name, ModelRequest.of(12)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Models.fitter("mstl", ModelRequest.of(12)))
                .hasMessage("there is no model 'ets'");
    }
}
