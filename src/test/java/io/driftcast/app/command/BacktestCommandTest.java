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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {

    @TempDir private Path folder = Path.of("");

    private String written(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }

    /** Months from 2000 on that rise by one each, and by ten more in each December. */
    private String months(int count) throws IOException {
        List<String> lines = new ArrayList<>(List.of("month,value"));
        for (int i = 0; i < count; i++) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%d-%02d-01,%d",
                            2000 + i / 12,
                            i % 12 + 1,
                            100 + i + (i % 12 == 11 ? 10 : 0)));
        }
        return written("months.csv", lines);
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.outLines()).hasSize(1);
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void jsonHasTheFieldsThatScriptsRelyOn() throws IOException {
        JsonNode backtest =
                json(
                        CommandRun.of(
                                "backtest",
                                months(72),
                                "--models",
                                "naive,snaive",
                                "--format",
                                "json"));

        assertThat(backtest.get("series").asText()).isEqualTo("months");
        assertThat(backtest.get("train").asInt()).isEqualTo(48);
        assertThat(backtest.get("test").asInt()).isEqualTo(24);
        assertThat(backtest.get("period").asInt()).isEqualTo(12);
        assertThat(backtest.get("actual")).hasSize(24);
        assertThat(backtest.get("at").get(0).asText()).isEqualTo("2004-01-01T00:00:00Z");
        assertThat(backtest.get("results")).hasSize(2);
        JsonNode snaive = backtest.get("results").get(1);
        assertThat(snaive.properties().stream().map(field -> field.getKey()))
                .contains(
                        "model",
                        "spec",
                        "rmse",
                        "mae",
                        "mape",
                        "smape",
                        "mase",
                        "coverage_80",
                        "coverage_95",
                        "fit_ms",
                        "forecast")
                .doesNotContain("error");
        assertThat(snaive.get("model").asText()).isEqualTo("snaive");
        assertThat(snaive.get("spec").asText()).isEqualTo("snaive[12]");
        assertThat(snaive.get("mae").asDouble()).isCloseTo(18, within(1e-12));
        assertThat(snaive.get("mase").asDouble()).isCloseTo(1.5, within(1e-12));
        assertThat(snaive.get("forecast")).hasSize(24);
        assertThat(snaive.get("lower_80")).hasSize(24);
        assertThat(snaive.get("forecast").get(23).asDouble()).isEqualTo(157);
    }

    @Test
    void theTableIsForPeopleBestFirst() throws IOException {
        CommandRun run = CommandRun.of("backtest", months(72), "--models", "naive,snaive");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().getFirst())
                .isEqualTo(
                        "months: fitted to 48 steps, tested on 24, 2004-01 to 2005-12, season 12");
        assertThat(run.outLines().get(2)).matches("MODEL +RMSE +MAE +MAPE +SMAPE +MASE .*FIT MS");
        assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
        List<String> models =
                run.outLines().stream()
                        .skip(3)
                        .limit(2)
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList();
        assertThat(models).containsExactly("naive", "snaive");
    }

    @Test
    void rollingOriginsAreFittedAnew() throws IOException {
        JsonNode backtest =
                json(
                        CommandRun.of(
                                "backtest",
                                months(72),
                                "--models",
                                "snaive",
                                "--rolling",
                                "4",
                                "--horizon",
                                "6",
                                "--format",
                                "json"));

        assertThat(backtest.get("train").asInt()).isEqualTo(48);
        assertThat(backtest.get("origins").asInt()).isEqualTo(4);
        assertThat(backtest.get("horizon").asInt()).isEqualTo(6);
        JsonNode row = backtest.get("results").get(0);
        assertThat(row.get("mae").asDouble()).isCloseTo(12, within(1e-12));
        assertThat(row.get("one_step").get("mae").asDouble()).isCloseTo(12, within(1e-12));
        assertThat(row.get("forecast")).hasSize(24);
    }

    @Test
    void severalSeriesHaveASummary() throws IOException {
        List<String> lines = new ArrayList<>(List.of("year,a,b"));
        for (int i = 0; i < 20; i++) {
            lines.add(String.format(Locale.ROOT, "%d,%d,%d", 1980 + i, i, i % 2));
        }
        String file = written("two.csv", lines);

        JsonNode backtest =
                json(CommandRun.of("backtest", file, "--models", "naive", "--format", "json"));
        CommandRun table = CommandRun.of("backtest", file, "--models", "naive");

        assertThat(backtest.get("series")).hasSize(2);
        assertThat(backtest.get("series").get(1).get("series").asText()).isEqualTo("two/b");
        assertThat(backtest.get("series").get(1).get("test").asInt()).isEqualTo(4);
        assertThat(backtest.get("summary").get(0).get("model").asText()).isEqualTo("naive");
        assertThat(backtest.get("summary").get(0).get("rank").asDouble()).isEqualTo(1);
        assertThat(table.out()).contains("over 2 series, best mean rank by RMSE first");
    }

    @Test
    void modelsSeeTheValuesThroughTheTransform() throws IOException {
        JsonNode row =
                json(CommandRun.of(
                                "backtest",
                                months(72),
                                "--models",
                                "drift",
                                "--transform",
                                "log",
                                "--format",
                                "json"))
                        .get("results")
                        .get(0);
        CommandRun table =
                CommandRun.of("backtest", months(72), "--models", "drift", "--transform", "log");

        assertThat(row.get("spec").asText()).isEqualTo("drift on log");
        // from 100 in the first month to 157 in the 48th
        assertThat(row.get("forecast").get(0).asDouble())
                .isCloseTo(157 * Math.exp(Math.log(1.57) / 47), within(1e-9));
        assertThat(table.outLines().getFirst()).endsWith("season 12, on log");
    }

    @Test
    void aChosenLambdaStandsInTheHead() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "backtest", months(72), "--models", "naive", "--transform", "box-cox");

        assertThat(run.outLines().getFirst()).matches(".*, on box-cox\\(-?\\d\\.\\d\\d\\)");
    }

    @Test
    void aValueWithoutAPlaceOnTheScaleMakesAnErrorRow() throws IOException {
        List<String> lines = new ArrayList<>(List.of("year,value"));
        for (int i = 0; i < 20; i++) {
            lines.add(String.format(Locale.ROOT, "%d,%d", 1980 + i, i));
        }
        JsonNode backtest =
                json(
                        CommandRun.of(
                                "backtest",
                                written("zero.csv", lines),
                                "--models",
                                "naive,drift",
                                "--transform",
                                "log",
                                "--format",
                                "json"));

        assertThat(backtest.get("results")).hasSize(2);
        backtest.get("results")
                .forEach(row -> assertThat(row.get("error").asText()).contains("0.0", "logarithm"));
    }

    @Test
    void byDefaultSeasonalModelsRunOnlyWhereThereIsASeason() throws IOException {
        JsonNode monthly = json(CommandRun.of("backtest", months(72), "--format", "json"));
        JsonNode plain =
                json(CommandRun.of("backtest", months(72), "--period", "1", "--format", "json"));

        assertThat(models(monthly)).contains("naive", "snaive");
        assertThat(models(plain)).contains("naive").doesNotContain("snaive");
    }

    private static List<String> models(JsonNode backtest) {
        List<String> models = new ArrayList<>();
        backtest.get("results").forEach(row -> models.add(row.get("model").asText()));
        return models;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--models naive,snaiv | there is no model 'snaiv' | did you mean snaive?",
                "--models naive,,snaive | a name is empty | once",
                "--models naive,naive | naive is there twice | once",
                "--models naive --holdout 72 | a test part of 72 steps leaves nothing | --holdout",
                "--models naive --holdout 0 | at least one step to test | --holdout",
                "--models naive --rolling 0 | one origin | --rolling",
                "--models naive --holdout 6 --rolling 9 | 9 origins do not fit | --rolling",
                "--models naive --holdout 6 --horizon 7 | 7 steps ahead do not fit | --horizon",
                "--models snaive[4] --period 12 | contradicts | leave one of them out",
                "--models naive --transform ln | --transform: a transform is none, log | not 'ln'"
            })
    void aWrongCallEndsWithOneLineAndCode2(String arguments, String what, String remedy)
            throws IOException {
        List<String> call = new ArrayList<>(List.of("backtest", months(72)));
        call.addAll(List.of(arguments.split(" ", -1)));

        CommandRun run = CommandRun.of(call.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(what, remedy);
    }

    @Test
    void canadasEmissionsAreForecastFrom2000To2014() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("shared.dir", "../shared"),
                        "data/emissions/co2_canada_1800_2014.csv");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");

        JsonNode backtest =
                json(
                        CommandRun.of(
                                "backtest",
                                file.toString(),
                                "--holdout",
                                "15",
                                "--models",
                                "naive",
                                "--format",
                                "json"));

        assertThat(backtest.get("train").asInt()).isEqualTo(200);
        assertThat(backtest.get("at").get(14).asText()).isEqualTo("2014-01-01T00:00:00Z");
        double[] actual = new double[15];
        double squares = 0;
        JsonNode row = backtest.get("results").get(0);
        for (int i = 0; i < 15; i++) {
            actual[i] = backtest.get("actual").get(i).asDouble();
            double error = actual[i] - row.get("forecast").get(i).asDouble();
            squares += error * error;
        }
        assertThat(row.get("rmse").asDouble()).isCloseTo(Math.sqrt(squares / 15), within(1e-12));
    }

    @Test
    void thePageDrawsEachForecastAgainstWhatCame() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "backtest", months(72), "--models", "naive,snaive", "--format", "html");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("<!doctype html>")
                .contains("<h1>months</h1>", "naive, RMSE ", "snaive, RMSE ", "class=\"band")
                .doesNotContain("<script", "http://", "https://");
    }
}
