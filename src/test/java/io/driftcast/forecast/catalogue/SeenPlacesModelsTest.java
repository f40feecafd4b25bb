package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of series whose season has places that never, or hardly ever, have a value. */
class SeenPlacesModelsTest {

    private static final String[] DAYS = {"100", "80", "130", "100", "85", "125", "140"};

    /** Days from a Monday on, weekdays apart by far more than the noise of deviation 3. */
    private static double[] days(int n, IntPredicate open, boolean multiplied) {
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            double growth = multiplied ? Math.exp(0.003 * t) : 1;
            double value = growth * (Double.parseDouble(DAYS[t % 7]) + 3 * random.nextGaussian());
            values[t] = open.test(t) ? value : Double.NaN;
        }
        return values;
    }

    private static TrainingSeries daily(double[] values) {
        Timeline monday = new Timeline(StepInterval.parse("P1D", ZoneOffset.UTC), 0, 19_723);
        return new TrainingSeries(monday, List.of(7), values);
    }

    private static Fit fit(String model, TrainingSeries series) {
        assumeFalse(ModelCatalogue.unavailable().containsKey(model), model);
        try {
            return ModelCatalogue.fitter(model, ModelRequest.of(series.period())).fit(series);
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(model, e);
        }
    }

    private record Errors(double rmse, double inside80, double inside95) {}

    /** Of the values held out, those that there are. */
    private static Errors errors(Forecast forecast, double[] actual) {
        double squares = 0;
        int n = 0;
        int inside80 = 0;
        int inside95 = 0;
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                double error = actual[h] - forecast.median()[h];
                squares += error * error;
                n++;
                inside80 +=
                        forecast.lower80()[h] <= actual[h] && actual[h] <= forecast.upper80()[h]
                                ? 1
                                : 0;
                inside95 +=
                        forecast.lower95()[h] <= actual[h] && actual[h] <= forecast.upper95()[h]
                                ? 1
                                : 0;
            }
        }
        return new Errors(Math.sqrt(squares / n), inside80 / (double) n, inside95 / (double) n);
    }

    private static Errors holdOut(String model, TrainingSeries series, int steps) {
        double[] values = series.values();
        int head = values.length - steps;
        Fit fit = fit(model, series.first(head));
        return errors(
                ModelCatalogue.families().restore(fit.model()).forecast(steps),
                Arrays.copyOfRange(values, head, values.length));
    }

    private static void assertGood(Errors errors, double rmse) {
        assertThat(errors.rmse()).isLessThan(rmse);
        assertThat(errors.inside80()).isGreaterThan(0.6);
        assertThat(errors.inside95()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ets",
                "hw-additive",
                "hw-multiplicative",
                "ets(M,N,M)",
                "theta",
                "dotm",
                "mstl",
                "combination",
                "ridge",
                "lasso",
                "xgboost",
                "lightgbm",
                "prophet"
            })
    void aShopThatIsClosedOnWeekEndsIsForecast(String model) {
        TrainingSeries series = daily(days(378, t -> t % 7 < 5, false));
        assertGood(holdOut(model, series, 28), 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ets", "hw-multiplicative", "ridge", "combination"})
    void soIsOneThatGrows(String model) {
        double[] values = days(378, t -> t % 7 < 5, true);
        assertThat(holdOut(model, daily(values), 14).rmse()).isLessThan(25);
    }

    /** All seven lags are there on the days after the one Sunday alone. */
    @ParameterizedTest
    @ValueSource(strings = {"ridge", "lasso", "xgboost", "lightgbm"})
    void oneSundayThatWasOpenDoesNotTeachAllDaysFromSaturdays(String model) {
        TrainingSeries series = daily(days(378, t -> t % 7 < 6 || t == 188, false));
        assertGood(holdOut(model, series, 28), 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ets", "hw-additive", "combination", "ridge", "lightgbm", "prophet"})
    void aDayNeverSeenIsLikeTheOthersAndUncertain(String model) {
        Forecast forecast =
                ModelCatalogue.families()
                        .restore(fit(model, daily(days(364, t -> t % 7 < 5, false))).model())
                        .forecast(7);
        for (int h = 5; h < 7; h++) {
            assertThat(forecast.median()[h]).isCloseTo(99, within(6.0));
            assertThat(forecast.upper80()[h] - forecast.lower80()[h]).isGreaterThan(35);
        }
        assertThat(forecast.upper80()[4] - forecast.lower80()[4]).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ets", "hw-multiplicative", "ridge", "lightgbm", "combination"})
    void stepByStepIsTheFit(String model) throws Exception {
        double[] values = days(200, t -> t % 7 < 5, false);
        Fit fit = fit(model, daily(values));
        Forecaster stream = ModelCatalogue.families().start(fit.model().image(), 0);
        for (double value : values) {
            stream.update(value);
        }
        Forecast expected = ModelCatalogue.families().restore(fit.model()).forecast(10);
        assertThat(stream.forecast(10).median()).containsExactly(expected.median(), within(1e-9));
        assertThat(stream.forecast(10).upper95()).containsExactly(expected.upper95(), within(1e-9));
    }

    @Test
    void aCampsiteOfMayToSeptember() {
        StepInterval months = StepInterval.parse("P1M", ZoneOffset.UTC);
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[12 * 16];
        for (int t = 0; t < values.length; t++) {
            int month = t % 12;
            values[t] =
                    month < 4 || month > 8
                            ? Double.NaN
                            : 300 + 90 * Math.sin(month) + 8 * random.nextGaussian();
        }
        TrainingSeries series = new TrainingSeries(new Timeline(months, 0, 0), List.of(12), values);
        for (String model : List.of("ets", "hw-additive", "ridge", "prophet", "combination")) {
            assertThat(holdOut(model, series, 24).rmse()).as(model).isLessThan(20);
        }
    }

    private static TrainingSeries shop() throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "../shared"))
                        .resolve("cases/files/46-open-9-to-21.csv");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        List<String> lines = Files.readAllLines(file);
        long first = hour(lines.get(1));
        double[] values = new double[(int) (hour(lines.getLast()) - first) + 1];
        Arrays.fill(values, Double.NaN);
        for (String line : lines.subList(1, lines.size())) {
            values[(int) (hour(line) - first)] =
                    Double.parseDouble(line.substring(line.indexOf(',') + 1));
        }
        Timeline hours = new Timeline(StepInterval.parse("PT1H", ZoneOffset.UTC), 0, first);
        return new TrainingSeries(hours, List.of(24), values);
    }

    private static long hour(String line) {
        String time = line.substring(0, line.indexOf(',')).replace(' ', 'T');
        return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 3600;
    }

    /** R's ETS(A,N,A) on the hours that there are, of period 13, has 3.28. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ets",
                "hw-additive",
                "combination",
                "ridge",
                "lasso",
                "xgboost",
                "lightgbm"
            })
    void aShopOpenFromNineToNineIsForecastAsWellAsByR(String model) throws IOException {
        assertGood(holdOut(model, shop(), 48), 1.2 * 3.28);
    }

    /** Fifteen values of 99 and 101 from Monday to Friday; -55 was forecast for the week-ends. */
    @Test
    void prophetStaysNearTheSeriesOnDaysNeverSeen() {
        double[] values = new double[19];
        Arrays.setAll(values, t -> t % 7 > 4 ? Double.NaN : (t - 2 * (t / 7)) % 2 == 0 ? 99 : 101);
        Forecast forecast =
                ModelCatalogue.families()
                        .restore(fit("prophet", daily(values)).model())
                        .forecast(10);
        for (int h = 0; h < 10; h++) {
            assertThat(forecast.median()[h]).isBetween(97.0, 103.0);
        }
    }
}
