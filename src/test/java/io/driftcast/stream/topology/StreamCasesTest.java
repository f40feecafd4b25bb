package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.avro.Aggregation;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings from real use that went wrong once; skipped where they are not there. */
class StreamCasesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir Path stateDir;
    private ForecastHarness harness;
    private List<Observation> observations = new ArrayList<>();
    private List<Forecast> forecasts = new ArrayList<>();

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW, ForecastSettings.DEFAULTS);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    /** Sends all lines of a file; what they say is in the fields then. */
    private void send(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("shared.dir", "../shared"), "cases/stream")
                        .resolve(name + ".jsonl");
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            if (node.has("record")) {
                harness.spec(spec(node.get("record")));
            } else if (node.has("at")) {
                harness.reading(
                        node.get("series").asText(),
                        Instant.parse(node.get("at").asText()),
                        node.get("value").asDouble());
            }
        }
        observations = harness.observations();
        forecasts = harness.forecasts();
        assertThat(harness.deadLetters()).isEmpty();
    }

    private static SeriesSpec spec(JsonNode record) {
        SeriesSpec.Builder spec = SeriesSpec.newBuilder();
        spec.setSeriesId(record.get("series_id").asText());
        spec.setInterval(record.get("interval").asText());
        spec.setReadingsPerStep(record.get("readings_per_step").asInt());
        if (record.has("aggregation")) {
            spec.setAggregation(Aggregation.valueOf(record.get("aggregation").asText()));
        }
        if (record.has("lower_bound")) {
            spec.setLowerBound(record.get("lower_bound").asDouble());
            spec.setUpperBound(record.get("upper_bound").asDouble());
        }
        return spec.build();
    }

    private List<Observation> latest(int steps) {
        return observations.subList(observations.size() - steps, observations.size());
    }

    private String interval() {
        return Objects.requireNonNull(observations.getLast().getGrid()).getInterval();
    }

    /** The value of each step as it was published last. */
    private Map<Long, @Nullable Double> values() {
        Map<Long, @Nullable Double> values = new LinkedHashMap<>();
        observations.forEach(each -> values.put(each.getStep(), each.getValue()));
        return values;
    }

    private long flagged(ObservationFlag flag) {
        return observations.stream().filter(each -> each.getFlags().contains(flag)).count();
    }

    private void neverBeginsAnew() {
        assertThat(forecasts.subList(8, forecasts.size()))
                .noneMatch(forecast -> forecast.getStatus() == ForecastStatus.WARMUP);
        for (int i = 1; i < observations.size(); i++) {
            assertThat(observations.get(i).getStep() - observations.get(i - 1).getStep()).isOne();
        }
    }

    @Test
    void sensorThatReportsSlowerGoesOn() throws IOException {
        send("c01-interval-slower");
        assertThat(interval()).isEqualTo("PT5M");
        assertThat(latest(50)).allMatch(step -> step.getCount() == 1);
    }

    @Test
    void burstsAreSteps() throws IOException {
        send("c57-bursts");
        assertThat(interval()).isEqualTo("PT3M");
        assertThat(latest(100)).allMatch(step -> step.getCount() >= 6);
        assertThat(forecasts.subList(forecasts.size() - 50, forecasts.size()))
                .noneMatch(forecast -> forecast.getStatus() == ForecastStatus.WARMUP);
    }

    @Test
    void clockThatShowsMinutesGivesStepsOfAMinute() throws IOException {
        send("c53-minute-resolution");
        assertThat(interval()).isEqualTo("PT1M");
        assertThat(flagged(ObservationFlag.MISSING)).isZero();
        assertThat(observations).hasSize(59).allMatch(step -> step.getCount() == 60);
    }

    @Test
    void samplesElsewhereInTheIntervalAreOneAStep() throws IOException {
        send("c44-phase-shift-after-reboot");
        assertThat(flagged(ObservationFlag.MISSING)).isLessThanOrEqualTo(1);
        assertThat(flagged(ObservationFlag.LATE_CORRECTED)).isZero();
        neverBeginsAnew();
    }

    @Test
    void silentNightIsAGap() throws IOException {
        send("c03-on-change");
        neverBeginsAnewAfterTheFirstDay();
    }

    private void neverBeginsAnewAfterTheFirstDay() {
        assertThat(forecasts.subList(forecasts.size() / 4, forecasts.size()))
                .noneMatch(forecast -> forecast.getStatus() == ForecastStatus.WARMUP);
    }

    @Test
    void outageOfMinutesAtOneHertzIsAGap() throws IOException {
        send("c11-one-hz-outage");
        neverBeginsAnew();
    }

    @Test
    void redeliveryChangesNoSum() throws IOException {
        send("c09-redelivery-sum");
        assertThat(flagged(ObservationFlag.LATE_CORRECTED)).isZero();
        assertThat(values().values()).allMatch(value -> value != null && value < 1.6);
    }

    @Test
    void revisionReplacesTheLastValue() throws IOException {
        send("c10-revision-last");
        List<@Nullable Double> values = new ArrayList<>(values().values());
        assertThat(values.get(values.size() - 2)).isEqualTo(99.0);
        assertThat(values.getLast()).isEqualTo(50.0);
    }

    @Test
    void pulsesOfOneSecondCountEach() throws IOException {
        send("c46-pulses-second-resolution");
        List<@Nullable Double> sums = new ArrayList<>(values().values());
        assertThat(sums.subList(0, 19)).containsOnly(30.0);
    }

    @Test
    void stuckSensorsIntervalsHaveAWidth() throws IOException {
        send("c13-stuck");
        for (Forecast forecast : forecasts) {
            for (ForecastStep step : forecast.getSteps()) {
                assertThat(step.getUpper80() - step.getLower80()).isPositive();
            }
        }
    }

    @Test
    void errorValueIsMissing() throws IOException {
        send("c45b-one-127");
        assertThat(flagged(ObservationFlag.ILLEGAL)).isPositive();
        for (Forecast forecast : forecasts) {
            assertThat(forecast.getSteps().getFirst().getForecastValue()).isBetween(10.0, 40.0);
        }
    }
}
