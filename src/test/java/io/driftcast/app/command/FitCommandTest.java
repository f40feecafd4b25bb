package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.Goldens;
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

class FitCommandTest {

    @TempDir private Path folder = Path.of("");

    private String written(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }

    private String passengers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("month,passengers"));
        double[] values = Goldens.series("AirPassengers");
        for (int i = 0; i < values.length; i++) {
            lines.add(
                    String.format(
                            Locale.ROOT, "%d-%02d-01,%.0f", 1949 + i / 12, i % 12 + 1, values[i]));
        }
        return written("air.csv", lines);
    }

    private String years(int from, double... values) throws IOException {
        List<String> lines = new ArrayList<>(List.of("year,value"));
        for (int i = 0; i < values.length; i++) {
            lines.add((from + i) + "," + (Double.isNaN(values[i]) ? "" : values[i]));
        }
        return written("years.csv", lines);
    }

    private static JsonNode json(CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.outLines()).hasSize(1);
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void monthsThatBeginInAnOffsetAreLabelledThere() throws IOException {
        List<String> lines = new ArrayList<>(List.of("ts,v"));
        for (int month = 1; month <= 12; month++) {
            lines.add(String.format(Locale.ROOT, "2023-%02d-01T00:00:00+01:00,%d", month, month));
        }
        String file = written("months.csv", lines);
        JsonNode fit = json(CommandRun.of("fit", file, "--model", "naive", "--format", "json"));
        assertThat(fit.get("forecast").get(0).get("at").asText())
                .isEqualTo("2024-01-01T00:00:00+01:00");
        assertThat(CommandRun.of("analyze", file).out())
                .contains("12 steps of P1M, 2023-01-01 to 2023-12-01, none missing");
    }

    @Test
    void holidaysReachTheModel() throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                passengers(),
                                "--model",
                                "arima(1,1,0)+calendar(holidays)",
                                "--holidays",
                                "1952-12-25,1955-07-04",
                                "--format",
                                "json"));
        assertThat(fit.get("parameters").get("holidays").isNumber()).isTrue();
        CommandRun wrong =
                CommandRun.of("fit", passengers(), "--model", "naive", "--holidays", "Christmas");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("Christmas");
    }

    @Test
    void recurrentNetworksSayHowFarBackTheirGradientReaches() throws IOException {
        String file = passengers();
        String[] log = {"fit", file, "--model", "rnn(4)", "--transform", "log"};
        for (String[] call :
                List.of(
                        new String[] {"fit", file, "--model", "lstm(4)"},
                        new String[] {"fit", file, "--model", "rnn(4,2)"},
                        log)) {
            JsonNode norms = json(CommandRun.of(and(call, "json"))).get("gradient_norms");

            assertThat(norms).hasSize(61);
            assertThat(norms).allSatisfy(norm -> assertThat(norm.asDouble()).isPositive());
        }
        assertThat(CommandRun.of(and(log, "html")).out())
                .contains("How far back the network remembers", "The gradient ", "steps back")
                .doesNotContain("NaN");
        String[] other = {"fit", file, "--model", "snaive"};
        assertThat(json(CommandRun.of(and(other, "json"))).has("gradient_norms")).isFalse();
        assertThat(CommandRun.of(and(other, "html")).out()).doesNotContain("gradient");
    }

    private static String[] and(String[] call, String format) {
        List<String> all = new ArrayList<>(List.of(call));
        all.addAll(List.of("--format", format));
        return all.toArray(String[]::new);
    }

    @Test
    void jsonHasTheFieldsThatScriptsRelyOn() throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                passengers(),
                                "--model",
                                "snaive",
                                "--horizon",
                                "13",
                                "--format",
                                "json"));

        assertThat(fit.properties().stream().map(field -> field.getKey()))
                .contains(
                        "series",
                        "model",
                        "spec",
                        "transform",
                        "n",
                        "n_missing",
                        "n_used",
                        "parameters",
                        "sigma2",
                        "loglik",
                        "aic",
                        "aicc",
                        "bic",
                        "residuals",
                        "forecast",
                        "fit_ms");
        assertThat(fit.get("series").asText()).isEqualTo("air");
        assertThat(fit.get("model").asText()).isEqualTo("snaive");
        assertThat(fit.get("spec").asText()).isEqualTo("snaive[12]");
        assertThat(fit.get("transform").get("name").asText()).isEqualTo("none");
        assertThat(fit.get("transform").get("lambda").isNull()).isTrue();
        assertThat(fit.get("n").asInt()).isEqualTo(144);
        assertThat(fit.get("loglik").isNull()).isTrue();
        assertThat(fit.get("residuals")).hasSize(144);
        assertThat(fit.get("residuals").get(11).isNull()).isTrue();
        assertThat(fit.get("residuals").get(12).asDouble()).isEqualTo(3);
        assertThat(fit.get("forecast")).hasSize(13);
        JsonNode last = fit.get("forecast").get(12);
        assertThat(last.properties().stream().map(field -> field.getKey()))
                .contains(
                        "step",
                        "at",
                        "value",
                        "mean",
                        "stderr",
                        "lower_80",
                        "upper_80",
                        "lower_95",
                        "upper_95");
        assertThat(last.get("at").asText()).isEqualTo("1962-01-01T00:00:00Z");
        assertThat(last.get("step").asInt()).isEqualTo(-96);
        assertThat(last.get("ahead").asInt()).isEqualTo(13);
        assertThat(last.get("value").asDouble()).isEqualTo(417);
        assertThat(last.get("stderr").asDouble())
                .isCloseTo(Math.sqrt(2 * fit.get("sigma2").asDouble()), within(1e-9));
    }

    @Test
    void theTableShowsTheModelAndItsForecast() throws IOException {
        CommandRun run = CommandRun.of("fit", passengers(), "--model", "snaive");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().getFirst())
                .isEqualTo("air: 144 steps, 1949-01 to 1960-12, season 12");
        assertThat(run.out()).contains("snaive[12]  (asked for: snaive)");
        assertThat(run.outLines()).filteredOn(line -> line.startsWith("1961-")).hasSize(12);
        assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    }

    @ParameterizedTest
    @CsvSource({"2050, 46", "2005, 1", "2006-01-01, 2", "2007-01-01T00:00:00Z, 3"})
    void untilReachesTheStepThatHoldsTheTime(String until, int steps) throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                years(2000, 3, 4, 5, 6, 7),
                                "--model",
                                "naive",
                                "--until",
                                until,
                                "--format",
                                "json"));

        assertThat(fit.get("forecast")).hasSize(steps);
        assertThat(fit.get("forecast").get(steps - 1).get("at").asText())
                .startsWith(until.substring(0, 4));
    }

    @Test
    void missingStepsAndTheWindowAreCounted() throws IOException {
        String file = years(1990, 1, 2, 3, Double.NaN, 5, 6, 7, 8);

        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                file,
                                "--model",
                                "naive",
                                "--window",
                                "6",
                                "--format",
                                "json"));

        assertThat(fit.get("n").asInt()).isEqualTo(6);
        assertThat(fit.get("n_missing").asInt()).isEqualTo(1);
        assertThat(fit.get("n_used").asInt()).isEqualTo(5);
        assertThat(fit.get("residuals")).hasSize(6);
    }

    @Test
    void forecastsStayWithinTheLegalBounds() throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                years(1990, 1, 9, 2, 8, 1),
                                "--model",
                                "naive",
                                "--lower",
                                "0",
                                "--upper",
                                "10",
                                "--format",
                                "json"));

        fit.get("forecast")
                .forEach(step -> {
                    assertThat(step.get("lower_95").asDouble()).isZero();
                    assertThat(step.get("upper_95").asDouble()).isEqualTo(10);
                });
    }

    @Test
    void ofSeveralSeriesOneMustBePicked() throws IOException {
        String file = written("two.csv", List.of("year,a,b", "2000,1,9", "2001,2,8", "2002,3,7"));

        CommandRun all = CommandRun.of("fit", file, "--model", "naive");
        CommandRun one = CommandRun.of("fit", file, "--model", "naive", "--id", "b");

        assertThat(all.code()).isEqualTo(2);
        assertThat(all.errLines()).hasSize(1);
        assertThat(all.err()).contains("has 2 series; pick one with --id, such as two/a, two/b");
        assertThat(one.code()).isZero();
        assertThat(one.out()).startsWith("two/b: 3 steps, 2000 to 2002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model snaiv | there is no model 'snaiv' | did you mean snaive?",
                "--model snaive[4] --period 12 | --period 12 contradicts the [4] of snaive[4] | leave one of them out",
                "--model naive --until 1990 | 1990 is -14 steps after the last one, 2004 | 1 to 10,000 steps",
                "--model naive --until soon | --until soon is not a time | 2050",
                "--model naive --horizon 0 | --horizon 0 is 0 steps | 1 to 10,000",
                "--model naive --horizon 3 --until 2050 | contradict each other | one of them",
                "--model naive --period 0 | --period 0 | 1 (none)",
                "--model naive --window 0 | --window 0 | from 1 on",
                "--model naive --lower 5 --upper 5 | lower bound | below",
                "--model naive --constant much | --constant | much",
                "--model naive --transform cubed | --transform: a transform is none, log | not 'cubed'"
            })
    void aWrongCallEndsWithOneLineAndCode2(String arguments, String what, String remedy)
            throws IOException {
        List<String> call = new ArrayList<>(List.of("fit", years(2000, 3, 4, 5, 6, 7)));
        call.addAll(List.of(arguments.split(" ", -1)));

        CommandRun run = CommandRun.of(call.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(what, remedy);
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        String file = written("bad.csv", List.of("year,value", "2000,1", "2001,two", "2002,3"));

        CommandRun run = CommandRun.of("fit", file, "--model", "naive");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("bad.csv:3:", "'two'");
    }

    @Test
    void aValueOutsideTheLegalBoundsIsNamed() throws IOException {
        CommandRun run =
                CommandRun.of("fit", years(2000, 3, 4, -5, 6), "--model", "naive", "--lower", "0");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("-5.0 at 2002 is outside the legal bounds");
    }

    /** The naive forecast's residuals are the changes. */
    @ParameterizedTest
    @CsvSource({"log, log,", "box-cox(0), box-cox, 0.0"})
    void underATransformResidualsAreOnItsScaleAndForecastsAreNot(
            String transform, String name, Double lambda) throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                years(1990, 1, 2, 4, 8, 32),
                                "--model",
                                "naive",
                                "--transform",
                                transform,
                                "--horizon",
                                "1",
                                "--format",
                                "json"));

        assertThat(fit.get("spec").asText()).isEqualTo("naive");
        assertThat(fit.get("transform").get("name").asText()).isEqualTo(name);
        assertThat(fit.get("transform").get("lambda").isNull()).isEqualTo(lambda == null);
        assertThat(fit.get("transform").get("lambda").asDouble()).isZero();
        assertThat(fit.get("residuals").get(1).asDouble()).isCloseTo(Math.log(2), within(1e-12));
        JsonNode step = fit.get("forecast").get(0);
        assertThat(step.get("value").asDouble()).isCloseTo(32, within(1e-12));
        assertThat(step.get("mean").asDouble()).isGreaterThan(step.get("value").asDouble());
        assertThat(step.get("lower_95").asDouble()).isPositive();
    }

    @Test
    void lambdaIsChosenWhereNoneIsGiven() throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                passengers(),
                                "--model",
                                "snaive",
                                "--transform",
                                "box-cox",
                                "--format",
                                "json"));

        assertThat(fit.get("spec").asText()).isEqualTo("snaive[12]");
        assertThat(fit.get("transform").get("lambda").asDouble()).isCloseTo(-0.29, within(0.01));
    }

    @Test
    void theTableNamesTheTransform() throws IOException {
        CommandRun run =
                CommandRun.of("fit", passengers(), "--model", "snaive", "--transform", "log");

        assertThat(run.code()).isZero();
        assertThat(run.outLines())
                .contains("transform  log; all but the forecast is on its scale")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    }

    @ParameterizedTest
    @CsvSource({"log", "reciprocal", "box-cox(-1)"})
    void aValueWithoutAPlaceOnTheScaleIsNamed(String transform) throws IOException {
        CommandRun run =
                CommandRun.of(
                        "fit",
                        years(2000, 3, 4, 0, 6),
                        "--model",
                        "naive",
                        "--transform",
                        transform);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("0.0 at 2002", "take another transform");
    }

    @Test
    void valuesBeforeTheWindowNeedNoPlaceOnTheScale() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "fit",
                        years(2000, 3, 0, 4, 5, 6),
                        "--model",
                        "naive",
                        "--transform",
                        "log",
                        "--window",
                        "3");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void arimaModelsHaveAllFourArraysOfTerms() throws IOException {
        JsonNode fit =
                json(
                        CommandRun.of(
                                "fit",
                                years(1990, 4, 6, 5, 7, 5, 8, 6, 9, 7, 9, 8, 9, 6, 8, 7),
                                "--model",
                                "auto-arima",
                                "--format",
                                "json"));

        assertThat(fit.get("spec").asText()).startsWith("arima(");
        for (String terms : List.of("ar", "ma", "sar", "sma")) {
            assertThat(fit.get("parameters").get(terms).isArray()).as(terms).isTrue();
        }
    }

    @Test
    void thePageHoldsTheForecastAndLoadsNothing() throws IOException {
        CommandRun run =
                CommandRun.of("fit", passengers(), "--model", "snaive", "--format", "html");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("<!doctype html>")
                .contains(
                        "<h1>air, snaive[12]</h1>", "Series, fit and forecast", "<td>1961-12</td>")
                .contains("<svg", "class=\"band", "Ljung-Box")
                .doesNotContain("<script", "http://", "https://");
    }
}
