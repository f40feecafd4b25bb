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
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest {

    @TempDir private Path folder = Path.of("");

    private String passengers = "";

    @BeforeEach
    void writePassengers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("month,passengers"));
        double[] values = Goldens.series("AirPassengers");
        for (int t = 0; t < values.length; t++) {
            lines.add(
                    String.format(Locale.ROOT, "%d-%02d,%s", 1949 + t / 12, 1 + t % 12, values[t]));
        }
        passengers = written("passengers.csv", lines.toArray(String[]::new));
    }

    private String written(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        return new ObjectMapper().readTree(run.out());
    }

    /** Figures of statsmodels 0.13.5 and R 4.2.2 with forecast 8.20. */
    @Test
    void jsonHasTheFiguresOfStatsmodelsAndR() throws IOException {
        JsonNode found = json("analyze", passengers, "--format", "json");

        assertThat(found.get("series").asText()).isEqualTo("passengers");
        assertThat(found.get("n").asInt()).isEqualTo(144);
        assertThat(found.get("interval").asText()).isEqualTo("P1M");
        assertThat(found.get("period").asInt()).isEqualTo(12);
        assertThat(number(found, "adf", "statistic")).isCloseTo(0.8153688792, within(1e-6));
        assertThat(number(found, "adf", "p_value")).isCloseTo(0.9918802434, within(1e-6));
        assertThat(found.get("adf").get("lags").asInt()).isEqualTo(13);
        assertThat(found.get("adf").get("critical").get("5%").asDouble())
                .isCloseTo(-2.884, within(1e-3));
        assertThat(number(found, "adf_trend", "statistic")).isCloseTo(-2.1007818, within(1e-6));
        assertThat(number(found, "kpss", "statistic")).isCloseTo(1.6513123, within(1e-6));
        assertThat(found.get("acf").get(1).asDouble()).isCloseTo(0.9480473408, within(1e-9));
        assertThat(found.get("pacf").get(2).asDouble()).isCloseTo(-0.2294218741, within(1e-9));
        assertThat(found.get("ljung_box").get("lags").asInt()).isEqualTo(24);
        assertThat(found.get("ndiffs").asInt()).isEqualTo(1);
        assertThat(found.get("nsdiffs").asInt()).isEqualTo(1);
        assertThat(found.get("seasons").get(0).get("strength").asDouble())
                .isCloseTo(0.9406724903, within(1e-9));
        assertThat(number(found, "suggested_transform", "lambda")).isEqualTo(-0.29);
    }

    /** The interval of a year says nothing of seasons, and that of months twelve. */
    @Test
    void seasonsAreFoundInTheValues() throws IOException {
        List<String> yearly = new ArrayList<>(List.of("year,value"));
        List<String> monthly = new ArrayList<>(List.of("month,value"));
        SplittableRandom random = new SplittableRandom(11);
        for (int t = 0; t < 120; t++) {
            double noise = 0.1 * random.nextGaussian();
            yearly.add(
                    String.format(
                            Locale.ROOT,
                            "%d,%.4f",
                            1850 + t,
                            Math.sin(2 * Math.PI * t / 10) + noise));
            monthly.add(
                    String.format(
                            Locale.ROOT, "%d-%02d,%.4f", 1990 + t / 12, t % 12 + 1, 10 * noise));
        }
        JsonNode tens =
                json(
                                "analyze",
                                written("tens.csv", yearly.toArray(String[]::new)),
                                "--format",
                                "json")
                        .get("seasons");
        String even = written("even.csv", monthly.toArray(String[]::new));
        JsonNode none = json("analyze", even, "--format", "json").get("seasons");

        assertThat(tens).hasSize(1);
        assertThat(tens.get(0).get("period").asInt()).isEqualTo(10);
        assertThat(tens.get(0).get("strength").asDouble()).isBetween(0.9, 1.0);
        assertThat(tens.get(0).get("correlation").asDouble()).isBetween(0.8, 1.0);
        assertThat(none).hasSize(1);
        assertThat(none.get(0).get("period").asInt()).isEqualTo(12);
        assertThat(none.get(0).get("correlation").isNull()).isTrue();
        assertThat(CommandRun.of("analyze", even).out()).contains("not found in the values");
    }

    private static double number(JsonNode node, String object, String field) {
        return node.get(object).get(field).asDouble();
    }

    @Test
    void thePartsInJsonMakeUpTheValues() throws IOException {
        JsonNode parts = json("analyze", passengers, "--format", "json").get("decomposition");
        double[] values = Goldens.series("AirPassengers");

        assertThat(parts.get("type").asText()).isEqualTo("additive");
        assertThat(parts.get("trend")).hasSize(144);
        for (int t = 0; t < values.length; t++) {
            double whole =
                    parts.get("trend").get(t).asDouble()
                            + parts.get("seasonal").get(t).asDouble()
                            + parts.get("remainder").get(t).asDouble();
            assertThat(whole).isCloseTo(values[t], within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|stl",
                "--decompose stl|stl",
                "--decompose additive|moving averages",
                "--decompose multiplicative --period 6|moving averages",
                "--robust|stl, robust",
                "--period 1|loess",
                "--period 6,12|mstl",
                "--period 100|loess"
            })
    void theMethodFollowsThePeriods(String options, String method) throws IOException {
        List<String> call = new ArrayList<>(List.of("analyze", passengers, "--format", "json"));
        if (options != null) {
            call.addAll(List.of(options.split(" ")));
        }
        JsonNode found = json(call.toArray(String[]::new));
        assertThat(found.get("decomposition").get("method").asText()).isEqualTo(method);
    }

    /** R 4.2.2's decompose(AirPassengers, "multiplicative"). */
    @Test
    void movingAveragesTakeTheSeriesApartAsInR() throws IOException {
        String[] call = {"analyze", passengers, "--decompose", "multiplicative"};
        List<String> asJson = new ArrayList<>(List.of(call));
        asJson.addAll(List.of("--format", "json"));
        JsonNode parts = json(asJson.toArray(String[]::new)).get("decomposition");
        JsonNode golden =
                Goldens.read("decomposition.json")
                        .get("r")
                        .get("AirPassengers")
                        .get("decompose_multiplicative");

        assertThat(parts.get("type").asText()).isEqualTo("multiplicative");
        assertThat(parts.get("trend").get(5).isNull()).isTrue();
        assertThat(parts.get("remainder").get(5).isNull()).isTrue();
        for (int place = 0; place < 12; place++) {
            assertThat(parts.get("seasonal").get(place).asDouble())
                    .isCloseTo(golden.get("seasonal_figure").get(place).asDouble(), within(1e-7));
        }
        double[] values = Goldens.series("AirPassengers");
        for (int t = 6; t < 138; t++) {
            double whole =
                    parts.get("trend").get(t).asDouble()
                            * parts.get("seasonal").get(t).asDouble()
                            * parts.get("remainder").get(t).asDouble();
            assertThat(whole).isCloseTo(values[t], within(1e-9));
        }
        assertThat(CommandRun.of(call).outLines())
                .anySatisfy(
                        line -> assertThat(line).startsWith("trend ").contains("moving averages"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("one season   0.910  0.884  1.01  "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
        List<String> asPage = new ArrayList<>(List.of(call));
        asPage.addAll(List.of("--format", "html"));
        assertThat(CommandRun.of(asPage.toArray(String[]::new)).out())
                .contains("<b>Season, a factor</b>", "<b>Remainder, a factor</b>")
                .doesNotContain("NaN");
    }

    /** Least squares on the rolling means of 12 in rational arithmetic, by Python's fractions. */
    @Test
    void theLineThroughTheMovingAverageIsSaid() throws IOException {
        JsonNode found = json("analyze", passengers, "--format", "json").get("moving_average");

        assertThat(found.get("window").asInt()).isEqualTo(12);
        assertThat(found.get("mean")).hasSize(144);
        assertThat(found.get("mean").get(10).isNull()).isTrue();
        assertThat(found.get("mean").get(11).asDouble()).isCloseTo(1520 / 12.0, within(1e-9));
        assertThat(found.get("slope").asDouble()).isCloseTo(2.6665076871282682, within(1e-9));
        assertThat(found.get("r_squared").asDouble()).isCloseTo(0.9884831844207471, within(1e-9));
        assertThat(CommandRun.of("analyze", passengers).outLines())
                .contains(
                        "moving avg   over 12 steps: +2.667 a step along a straight line, R squared"
                                + " 0.99");
        assertThat(CommandRun.of("analyze", passengers, "--format", "html").out())
                .contains("<b>Moving average over 12 steps</b>", "straight line");
    }

    @Test
    void stepsOfPreparationAreAppliedAndSaid() throws IOException {
        String file =
                written(
                        "meter.csv",
                        "day,watts",
                        "2024-01-01,10",
                        "2024-01-02,11",
                        "2024-01-03,",
                        "2024-01-04,12",
                        "2024-01-05,10",
                        "2024-01-06,1000",
                        "2024-01-07,11",
                        "2024-01-08,12",
                        "2024-01-09,11",
                        "2024-01-10,10",
                        "2024-01-11,12");
        JsonNode raw = json("analyze", file, "--format", "json");
        assertThat(raw.get("n_missing").asInt()).isEqualTo(1);
        assertThat(raw.get("decomposition").get("remainder").get(2).isNull()).isTrue();

        String[] call = {
            "analyze", file, "--outliers", "2.5", "--impute", "linear", "--transform", "log"
        };
        List<String> lines = CommandRun.of(call).outLines();
        assertThat(lines)
                .contains(
                        "1 outliers made missing",
                        "2 missing values filled in",
                        "all below is of the series under log");
        List<String> more = new ArrayList<>(List.of(call));
        more.addAll(List.of("--format", "json", "--lags", "3"));
        JsonNode found = json(more.toArray(String[]::new));
        assertThat(found.get("n_missing").asInt()).isZero();
        assertThat(found.get("acf")).hasSize(4);
        assertThat(found.get("transform").asText()).isEqualTo("log");
        assertThat(found.get("decomposition").get("trend").get(0).asDouble())
                .isBetween(Math.log(9), Math.log(13));
    }

    @Test
    void theTableFitsAHundredColumns() throws IOException {
        String several = written("many.csv", manyRows());
        for (String file : List.of(passengers, several)) {
            CommandRun run = CommandRun.of("analyze", file);
            assertThat(run.code()).isZero();
            assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
        }
        assertThat(CommandRun.of("analyze", passengers).out())
                .contains("144 steps of P1M, 1949-01-01 to 1960-12-01, none missing")
                .contains(
                        "ADF, level",
                        "12 (strength 0.94, correlation 0.94)",
                        "1 seasonal, then 1 first");
    }

    private static String[] manyRows() {
        List<String> rows = new ArrayList<>(List.of("year,name,value"));
        for (int series = 0; series < 21; series++) {
            for (int year = 2000; year < 2020; year++) {
                rows.add(
                        String.format(
                                Locale.ROOT,
                                "%d,a station of a long name %d,%d",
                                year,
                                series,
                                year % 7));
            }
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void manySeriesAreOneDocumentButNotOnePage() throws IOException {
        String several = written("many.csv", manyRows());

        assertThat(json("analyze", several, "--format", "json").get("series")).hasSize(21);
        CommandRun page = CommandRun.of("analyze", several, "--format", "html");
        assertThat(page.code()).isEqualTo(2);
        assertThat(page.errLines())
                .singleElement()
                .asString()
                .contains("many.csv: has 21 series, too many for a page; pick one with --id");
    }

    @Test
    void aPageStandsAlone() {
        CommandRun run = CommandRun.of("analyze", passengers, "--format", "html");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("<!doctype html>")
                .contains("<b>Series and trend</b>", "<b>Season</b>", "<b>Remainder</b>")
                .contains("(ACF)</b>", "(PACF)</b>", "Lag plot, lag 1<", "Lag plot, lag 12<")
                .doesNotContain("NaN", "http:", "https:", "<script", "<img");
    }

    @Test
    void aSeriesThatSaysLittleIsNoFailure() throws IOException {
        String constant =
                written("flat.csv", "year,value", "2001,5", "2002,5", "2003,5", "2004,5", "2005,5");
        JsonNode found = json("analyze", constant, "--format", "json");
        assertThat(found.get("ndiffs").asInt()).isZero();
        assertThat(found.get("acf").get(1).isNull()).isTrue();
        assertThat(found.get("trend_strength").asDouble()).isZero();
        assertThat(found.get("notes")).isNotEmpty();
        for (String format : List.of("table", "html")) {
            CommandRun run = CommandRun.of("analyze", constant, "--format", format);
            assertThat(run.code()).as(run.err()).isZero();
        }
        String shortest = written("short.csv", "year,value", "2001,5", "2002,", "2003,7");
        assertThat(json("analyze", shortest, "--format", "json").get("adf").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.csv|2|none.csv: there is no such file",
                "passengers.csv --value pasengers|2|has no column 'pasengers'; it has month, passengers",
                "passengers.csv --id b|2|has no series 'b'; it has passengers",
                "passengers.csv --period 0|2|--period 0: give a number of steps from 1 on",
                "passengers.csv --lags 0|2|--lags 0: give a number from 1 on",
                "passengers.csv --outliers -1|2|--outliers -1.0: give a number",
                "passengers.csv --transform cube|2|--transform: a transform is none, log, sqrt",
                "passengers.csv --impute magic|2|expected one of [MEAN, LINEAR, SEASONAL]",
                "passengers.csv --decompose magic|2|expected one of [STL, ADDITIVE, MULTIPLICATIVE]",
                "passengers.csv --decompose additive --robust|2|--robust goes with --decompose stl only",
                "passengers.csv --decompose additive --period 6,12|2|--decompose additive takes one season, not the 2",
                "passengers.csv --decompose additive --period 100|2|series passengers: a season of 100 steps needs a series of 200",
                "zeros.csv --decompose additive|2|--decompose additive: series zeros has no season by its interval",
                "gaps.csv --decompose multiplicative|2|--decompose multiplicative: series gaps: a multiplicative decomposition needs values above 0, and value 4 is 0.0",
                "passengers.csv --format yaml|2|expected one of [TABLE, JSON, HTML]",
                "zeros.csv --transform log|1|series zeros: value 1",
                "bad.csv|1|bad.csv:3: 'x' in column 'value' is not a number"
            })
    void whatFailsIsOneLine(String call, int code, String message) throws IOException {
        written("zeros.csv", "year,value", "2001,1", "2002,0", "2003,3");
        written(
                "gaps.csv",
                "quarter,value",
                "2001-01,1",
                "2001-04,2",
                "2001-07,",
                "2001-10,0",
                "2002-01,1",
                "2002-04,2",
                "2002-07,2",
                "2002-10,3");
        written("bad.csv", "year,value", "2001,1", "2002,x", "2003,3");
        List<String> arguments = new ArrayList<>(List.of("analyze"));
        arguments.addAll(List.of(call.split(" ")));
        arguments.set(1, folder.resolve(arguments.get(1)).toString());

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("driftcast: ")
                .contains(message);
    }
}
