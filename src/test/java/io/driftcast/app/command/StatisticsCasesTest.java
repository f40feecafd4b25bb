package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from real use on which a fit went wrong once; skipped where they are not there. */
class StatisticsCasesTest {

    private static JsonNode json(String command, String name, String... options)
            throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "../shared"), "cases/files")
                        .resolve(name + ".csv");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        return of(command, file, options);
    }

    private static JsonNode of(String command, Path file, String... options) throws IOException {
        List<String> call = new ArrayList<>(List.of(command, file.toString()));
        call.addAll(List.of(options));
        call.addAll(List.of("--format", "json"));
        CommandRun run = CommandRun.of(call.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** The mean over the series of a file of what a model's row says. */
    private static double mean(JsonNode backtest, String model, String field) {
        double sum = 0;
        int rows = 0;
        for (JsonNode series : backtest.get("series")) {
            for (JsonNode row : series.get("results")) {
                if (row.get("model").asText().equals(model)) {
                    sum += row.get(field).asDouble();
                    rows++;
                }
            }
        }
        assertThat(rows).isPositive();
        return sum / rows;
    }

    private static JsonNode first(JsonNode fit) {
        return fit.get("forecast").get(0);
    }

    @Test
    void threeValuesGiveTheirMean() throws IOException {
        JsonNode fit = json("fit", "31-three-values", "--model", "auto-arima", "--horizon", "2");
        assertThat(fit.get("spec").asText()).isEqualTo("arima(0,0,0)+mean");
        assertThat(first(fit).get("value").asDouble()).isCloseTo(1262.27, within(0.01));
        assertThat(first(fit).get("lower_80").asDouble()).isCloseTo(1201, within(0.5));
        assertThat(first(fit).get("upper_80").asDouble()).isCloseTo(1324, within(0.5));
    }

    /** All values lie between 99 and 101; a Saturday was forecast at -56. */
    @Test
    void weekEndsOfWeekdayDataAreForecastLikeTheOtherDays() throws IOException {
        JsonNode fit =
                json("fit", "45b-weekdays-smallest", "--model", "prophet", "--horizon", "10");
        for (JsonNode step : fit.get("forecast")) {
            assertThat(step.get("value").asDouble()).isBetween(98.0, 102.0);
            assertThat(step.get("upper_95").asDouble()).isGreaterThan(99.5);
        }
    }

    @Test
    void fourValuesGiveOneAmongThem() throws IOException {
        JsonNode fit = json("fit", "32-four-values", "--model", "auto-arima", "--horizon", "1");
        assertThat(first(fit).get("value").asDouble()).isBetween(134_019.0, 222_190.0);
    }

    /**
     * R gives 0.658 with lambda = "auto", and 1.39 as the upper bound, of the same values in cents.
     */
    @Test
    void theUnitDoesNotMatterOnATransformedScale() throws IOException {
        String[] log = {"--model", "auto-arima", "--transform", "log", "--horizon", "1"};
        assertThat(first(json("fit", "33b-units", log)).get("value").asDouble())
                .isCloseTo(0.677, within(0.001));
        String[] boxCox = {"--model", "auto-arima", "--transform", "box-cox", "--horizon", "1"};
        JsonNode fit = json("fit", "33b-units", boxCox);
        assertThat(first(fit).get("value").asDouble()).isCloseTo(0.658, within(0.001));
        assertThat(first(fit).get("upper_95").asDouble()).isCloseTo(1.39, within(0.01));
    }

    @Test
    void aBoundBeyondAllValuesIsNullAndSaidWhy() throws IOException {
        JsonNode fit =
                json(
                        "fit",
                        "34-boxcox-quarterly",
                        "--model",
                        "auto-arima",
                        "--transform",
                        "box-cox",
                        "--horizon",
                        "12");
        boolean missing = false;
        for (JsonNode step : fit.get("forecast")) {
            assertThat(step.get("value").asDouble()).isBetween(3e6, 2e7);
            missing |= step.get("upper_95").isNull();
            assertThat(step.get("upper_95").asDouble()).isLessThan(1e12);
        }
        assertThat(fit.has("forecast_note")).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"52-solar-plus-0", "52-solar-plus-0.01"})
    void nightsNearZeroDoNotMultiplyErrors(String name) throws IOException {
        JsonNode rows =
                json(
                                "backtest",
                                name,
                                "--holdout",
                                "24",
                                "--models",
                                "theta,dotm,hw-additive,combination,ets")
                        .get("results");
        assertThat(rows).hasSize(5);
        for (JsonNode row : rows) {
            assertThat(row.get("rmse").asDouble()).as(row.get("model").asText()).isLessThan(28);
        }
    }

    /** R's auto.arima over all orders covers 70.1 and 87.1 %, its Arima(1,0,0) 70.9 and 88.3 %. */
    @Test
    void intervalsOfTwelveValuesHoldWhatTheySay() throws IOException {
        JsonNode backtest =
                json(
                        "backtest",
                        "53b-ar1-200-series-of-16",
                        "--holdout",
                        "4",
                        "--models",
                        "auto-arima,ar(1)");
        assertThat(mean(backtest, "auto-arima", "coverage_80")).isGreaterThan(0.70);
        assertThat(mean(backtest, "auto-arima", "coverage_95")).isGreaterThan(0.86);
        assertThat(mean(backtest, "ar(1)", "coverage_80")).isGreaterThan(0.705);
        assertThat(mean(backtest, "ar(1)", "coverage_95")).isGreaterThan(0.88);
    }
}
