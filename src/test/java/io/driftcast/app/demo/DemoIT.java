package io.driftcast.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.app.command.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DemoIT {

    @TempDir private Path directory;

    private CommandRun demo(String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of("./driftcast", "demo"));
        command.addAll(Arrays.asList(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("the demo has ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return CommandRun.of(process, out, err);
    }

    private static JsonNode series(JsonNode report, String name) {
        for (JsonNode entry : report.get("series")) {
            if (entry.get("series").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no series " + name);
    }

    private static void assertQuiet(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .doesNotContain("ERROR")
                .doesNotContain("WARN")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void everyClosedStepIsAnsweredAndFittedModelsBeatTheNaiveForecast() throws Exception {
        CommandRun run = demo("--once", "--format", "json");

        assertQuiet(run);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("unanswered").asLong()).isZero();
        assertThat(report.get("dead_letters").asLong()).isZero();
        assertThat(report.get("series")).hasSizeGreaterThan(20);
        long readings = 0;
        for (JsonNode entry : report.get("series")) {
            assertThat(entry.get("status").asText()).as(entry.toString()).isEqualTo("OK");
            assertThat(entry.get("scored_steps").asInt()).as(entry.toString()).isPositive();
            readings += entry.get("readings").asLong();
        }
        assertThat(report.get("readings_in").asLong()).isEqualTo(readings);
        JsonNode maunaLoa = series(report, "mauna-loa/co2");
        assertThat(maunaLoa.get("readings").asLong()).isEqualTo(468);
        assertThat(maunaLoa.get("forecasts").asLong()).isEqualTo(468);
        assertThat(maunaLoa.get("naive_rmse").asDouble() / maunaLoa.get("rmse").asDouble())
                .as("naive RMSE over ours, one step ahead")
                .isGreaterThan(1.8);
        JsonNode texts = report.get("texts");
        assertThat(texts.get("sent").asInt()).isGreaterThanOrEqualTo(300);
        assertThat(texts.get("scored").asInt()).isEqualTo(texts.get("sent").asInt());
        assertThat(texts.get("labels")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(texts.get("accuracy_before").asDouble()).isGreaterThan(0.95);
        assertThat(texts.get("perplexity_in_storm").asDouble())
                .as("the storm's words are unlike those of the training")
                .isGreaterThan(3 * texts.get("perplexity_before").asDouble());
        assertThat(texts.get("latest").get(0).get("attended")).isNotEmpty();
    }

    @Test
    void aFolderOfFilesIsReplayedInstead() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        StringBuilder csv = new StringBuilder("time,inside,outside\n");
        for (int hour = 0; hour < 100; hour++) {
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "2026-01-%02d %02d:00,%s,%s%n",
                            1 + hour / 24,
                            hour % 24,
                            20 + hour % 7,
                            hour % 5));
        }
        Files.writeString(data.resolve("home.csv"), csv);

        CommandRun run = demo("--once", "--format", "json", "--data", data.toString());

        assertQuiet(run);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("readings_in").asLong()).isEqualTo(200);
        assertThat(series(report, "home/inside").get("forecasts").asLong()).isEqualTo(100);
        assertThat(series(report, "home/outside").get("forecasts").asLong()).isEqualTo(100);
    }

    @Test
    void theYears1800To2014LoseNothing() throws Exception {
        Path emissions = Path.of(System.getProperty("shared.dir"), "data", "emissions");
        Path canada = emissions.resolve("co2_canada_1800_2014.csv");
        assumeThat(canada).as("needs the shared data").exists();
        Path data = Files.createDirectory(directory.resolve("years"));
        Files.copy(canada, data.resolve("canada.csv"));

        CommandRun run = demo("--once", "--format", "json", "--data", data.toString());

        assertQuiet(run);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("readings_in").asLong()).isEqualTo(215);
        assertThat(report.get("observations").asLong()).isEqualTo(215);
        assertThat(report.get("forecasts_out").asLong()).isEqualTo(215);
        assertThat(report.get("dead_letters").asLong()).isZero();
    }

    @Test
    void aBadLineNamesFileAndLine() throws Exception {
        Path data = Files.createDirectory(directory.resolve("bad"));
        Files.writeString(data.resolve("bad.csv"), "time,value\n2026-01-01,1\nyesterday,2\n");

        CommandRun run = demo("--once", "--data", data.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errLines()).last().asString().contains("bad.csv:3").contains("yesterday");
    }
}
