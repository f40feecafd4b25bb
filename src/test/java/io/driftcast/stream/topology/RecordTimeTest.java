package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.SeriesSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of readings whose producers, or whose sensors, have times of their own. */
class RecordTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir Path stateDir;
    private ForecastHarness harness;

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void declareMinutes(String series) {
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId(series)
                        .setInterval("PT1M")
                        .setReadingsPerStep(1)
                        .build());
    }

    private long count(String meter) {
        return harness.metrics.meter("driftcast." + meter).getCount();
    }

    private List<Forecast> stale() {
        return harness.forecasts().stream()
                .filter(forecast -> forecast.getStatus() == ForecastStatus.STALE)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_795_910_400L, 1_795_910_400_000_000L, 4_102_444_800_000L})
    void readingsWithARecordTimeInAnotherUnitAreTakenAsOfNow(long recordTime) {
        declareMinutes("s");
        for (int i = 0; i < 40; i++) {
            Instant observedAt = NOW.minus(Duration.ofMinutes(40 - i));
            harness.reading("s", observedAt, i, Instant.ofEpochMilli(recordTime));
        }

        List<Forecast> forecasts = harness.forecasts();
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(forecasts).hasSize(40);
        assertThat(forecasts)
                .allSatisfy(forecast ->
                        assertThat(forecast.getIssuedAt()).isBetween(NOW, harness.ingest()));
        assertThat(count("record_times_replaced")).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT20M", "PT-3H", "P-3D"})
    void aRecordTimeThatMayBeTrueIsWhenTheForecastWasIssued(Duration fromNow) {
        declareMinutes("s");
        Instant recordTime = NOW.plus(fromNow);
        harness.reading("s", NOW, 1, recordTime);

        assertThat(harness.forecasts())
                .singleElement()
                .satisfies(forecast -> assertThat(forecast.getIssuedAt()).isEqualTo(recordTime));
        assertThat(count("record_times_replaced")).isZero();
    }

    @Test
    void aReadingIsNotFarAheadBecauseItsProducersClockIsDaysLate() {
        declareMinutes("s");
        harness.reading("s", NOW, 1, NOW.minus(Duration.ofDays(2)));

        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.observations()).hasSize(1);
    }

    @Test
    void aReadingThatIsAheadOfItsRecordAndOfNowIsRefusedWithTheTimeOfItsRecord() {
        declareMinutes("s");
        Instant recordTime = NOW.minus(Duration.ofDays(2));
        harness.reading("s", NOW.plus(Duration.ofMinutes(90)), 1, recordTime);

        assertThat(harness.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getRecordTime()).isEqualTo(recordTime));
        assertThat(harness.observations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT20M", "PT-20M", "PT-48H"})
    void aNeighbourWithAnotherClockDoesNotMakeASeriesStale(Duration off) {
        declareMinutes("healthy");
        declareMinutes("neighbour");
        for (int i = 0; i < 60; i++) {
            Instant now = harness.ingest();
            harness.reading("healthy", now, (double) i);
            harness.reading("neighbour", now, i, now.plus(off));
            harness.advance(Duration.ofSeconds(2));
            harness.reading("neighbour", now.plusSeconds(1), i, now.plus(off));
            harness.advance(Duration.ofSeconds(58));
        }
        assertThat(stale()).isEmpty();
    }

    @Test
    void aSeriesThatFallsSilentBesideANeighbourWithAnotherClockIsStale() {
        declareMinutes("silent");
        declareMinutes("neighbour");
        harness.reading("silent", NOW, 1.0);
        for (int i = 0; i < 10; i++) {
            Instant now = harness.ingest();
            harness.reading("neighbour", now, i, now.plus(Duration.ofMinutes(20)));
            harness.advance(Duration.ofMinutes(1));
        }
        assertThat(stale()).extracting(Forecast::getSeriesId).containsExactly("silent");
    }

    @Test
    void aSeriesInSecondsIsTakenAndCounted() {
        for (int i = 0; i < 60; i++) {
            harness.reading("s", Instant.ofEpochMilli(NOW.getEpochSecond() + 60L * i), (double) i);
        }
        assertThat(harness.observations()).isNotEmpty();
        assertThat(count("readings_of_another_unit")).isEqualTo(60);
    }

    @Test
    void measurementsOfOldTimesAreNotSuspect() {
        for (int day = -200; day < 200; day++) {
            if (day != 21) { // the one day whose number could be seconds of these months
                harness.reading("s", Instant.EPOCH.plus(Duration.ofDays(day)), (double) day);
            }
        }
        assertThat(harness.observations()).isNotEmpty();
        assertThat(count("readings_of_another_unit")).isZero();
    }
}
