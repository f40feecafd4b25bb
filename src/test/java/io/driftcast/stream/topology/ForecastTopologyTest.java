package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.platform.serde.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTopologyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");

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

    private void hours(int from, int to) {
        SplittableRandom random = new SplittableRandom(42);
        for (int hour = from; hour < to; hour++) {
            double value = 20 + 5 * Math.sin(hour * Math.PI / 12) + random.nextDouble();
            harness.reading("s", BEGIN.plus(Duration.ofHours(hour)), value);
        }
    }

    @Test
    void everyClosedStepIsAnsweredByOneForecast() {
        hours(0, 100);

        List<Observation> observations = harness.observations();
        List<Forecast> forecasts = harness.forecasts();

        assertThat(observations).hasSize(100);
        assertThat(forecasts.stream().map(Forecast::getOriginStep))
                .containsExactlyElementsOf(
                        observations.stream().map(Observation::getStep).toList());
        assertThat(forecasts.getLast().getSteps()).hasSize(12);
        assertThat(forecasts.getLast().getSteps().getFirst().getAt())
                .isEqualTo(BEGIN.plus(Duration.ofHours(100)));
    }

    /** The grid that is found from them is given up while they are put on it. */
    @Test
    void firstReadingsThatGetSlowerAtOnceAreAnswered() {
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setReadingsPerStep(1)
                        .setMaxGap("PT2S")
                        .build());
        for (int i = 0; i < 5; i++) {
            harness.reading("s", BEGIN.plusSeconds(i), 20.0 + i);
        }
        for (int i = 1; i <= 12; i++) {
            harness.reading("s", BEGIN.plusSeconds(4 + 8 * i), 30.0 + i);
        }
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.observations()).hasSize(17);
        assertThat(harness.forecasts()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(harness.series("s").grid().setup().grid())
                .matches(grid -> grid != null && grid.interval().iso().equals("PT8S"));
    }

    @Test
    void aGapIsAnsweredByOneForecast() {
        hours(0, 50);
        harness.observations();
        harness.forecasts();

        hours(60, 61);

        List<Observation> observations = harness.observations();
        assertThat(observations).hasSize(11);
        assertThat(observations.subList(0, 10))
                .allSatisfy(missing -> {
                    assertThat(missing.getValue()).isNull();
                    assertThat(missing.getFlags()).containsExactly(ObservationFlag.MISSING);
                });
        assertThat(harness.forecasts().stream().map(Forecast::getOriginStep))
                .containsExactly(observations.get(9).getStep(), observations.get(10).getStep());
    }

    @Test
    void aGapIsOneObservation() {
        hours(0, 50);
        harness.observations();

        hours(60, 61);

        assertThat(harness.read(Topic.OBSERVATIONS, Observation.class).getFirst())
                .matches(gap -> gap.getSteps() == 10 && gap.getCount() == 0)
                .extracting(Observation::getAt)
                .isEqualTo(BEGIN.plus(Duration.ofHours(50)));
    }

    @Test
    void statusGoesFromWarmupToFallback() {
        hours(0, 60);

        List<ForecastStatus> statuses =
                harness.forecasts().stream().map(Forecast::getStatus).toList();

        assertThat(statuses.subList(0, 7)).containsOnly(ForecastStatus.WARMUP);
        assertThat(statuses.subList(7, 60)).containsOnly(ForecastStatus.FALLBACK);
    }

    @Test
    void theFallbackRepeatsTheSeasonOnceTwoHaveBeenSeen() {
        hours(0, 60);

        List<Forecast> forecasts = harness.forecasts();

        assertThat(forecasts.get(46).getModelId()).isEqualTo("fallback/ses");
        assertThat(forecasts.get(47).getModelId()).isEqualTo("fallback/snaive");
        List<Observation> observations = harness.observations();
        ForecastStep next = forecasts.get(59).getSteps().getFirst();
        assertThat(next.getForecastValue()).isEqualTo(observations.get(60 - 24).getValue());
    }

    @Test
    void warmupSaysSoByItsWidth() {
        SplittableRandom random = new SplittableRandom(3);
        for (int hour = 0; hour < 30; hour++) {
            harness.reading("s", BEGIN.plus(Duration.ofHours(hour)), 20 + random.nextDouble());
        }

        List<Forecast> forecasts = harness.forecasts();

        assertThat(width(forecasts.get(0))).isGreaterThan(10 * width(forecasts.get(29)));
        assertThat(width(forecasts.get(2))).isGreaterThan(1.5 * width(forecasts.get(29)));
    }

    private static double width(Forecast forecast) {
        ForecastStep next = forecast.getSteps().getFirst();
        return next.getUpper95() - next.getLower95();
    }

    @Test
    void yearsFrom1800To2014LoseNothing() {
        for (int year = 1800; year <= 2014; year++) {
            Instant at = Year.of(year).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            harness.reading("canada", at, (year - 1799) * 0.1);
        }

        List<Observation> observations = harness.observations();
        List<Forecast> forecasts = harness.forecasts();
        assertThat(observations).hasSize(215);
        assertThat(observations.getFirst().getAt()).isEqualTo("1800-01-01T00:00:00Z");
        assertThat(observations.getFirst().getStep()).isEqualTo(-170);
        assertThat(forecasts).hasSize(215);
        assertThat(forecasts.getFirst().getSteps().getFirst().getAt())
                .isEqualTo("1801-01-01T00:00:00Z");
        assertThat(forecasts.getLast().getOriginAt()).isEqualTo("2014-01-01T00:00:00Z");
        assertThat(forecasts.getLast().getSteps().getFirst().getAt())
                .isEqualTo("2015-01-01T00:00:00Z");
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void forecastsStayWithinTheLegalBounds() {
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT1H")
                        .setReadingsPerStep(1)
                        .setLowerBound(16.0)
                        .setUpperBound(25.0)
                        .setHorizon(3)
                        .build());
        hours(0, 60);

        assertThat(harness.forecasts())
                .hasSize(60)
                .allSatisfy(forecast -> {
                    assertThat(forecast.getSteps()).hasSize(3);
                    assertThat(forecast.getSteps())
                            .allSatisfy(step -> {
                                assertThat(step.getLower95()).isGreaterThanOrEqualTo(16.0);
                                assertThat(step.getUpper95()).isLessThanOrEqualTo(25.0);
                            });
                });
    }

    @Test
    void aLateReadingCorrectsItsStepAndNotTheForecast() {
        hours(0, 50);
        hours(51, 52);
        harness.observations();
        harness.forecasts();

        harness.reading("s", BEGIN.plus(Duration.ofHours(50)), 21.5);

        List<Observation> observations = harness.observations();
        assertThat(observations).hasSize(1);
        assertThat(observations.getFirst().getValue()).isEqualTo(21.5);
        assertThat(observations.getFirst().getFlags())
                .containsExactly(ObservationFlag.LATE_CORRECTED);
        assertThat(harness.forecasts()).isEmpty();
    }

    @Test
    void aSilentSeriesIsReportedStaleOnce() {
        hours(0, 50);
        harness.forecasts();

        for (int minute = 0; minute < 10 * 60; minute++) {
            harness.advance(Duration.ofMinutes(1));
        }

        List<Forecast> stale = harness.forecasts();
        assertThat(stale).hasSize(1);
        assertThat(stale.getFirst().getStatus()).isEqualTo(ForecastStatus.STALE);
        assertThat(stale.getFirst().getIssuedAt())
                .isBetween(
                        NOW.plus(Duration.ofHours(3)),
                        NOW.plus(Duration.ofHours(3).plusMinutes(2)));

        harness.reading("s", BEGIN.plus(Duration.ofHours(50)), 20.0);
        assertThat(harness.forecasts())
                .singleElement()
                .extracting(Forecast::getStatus)
                .isEqualTo(ForecastStatus.FALLBACK);
    }

    @Test
    void aPurgedSeriesStartsFromNothing() {
        hours(0, 60);
        harness.purge("s");
        harness.forecasts();
        harness.observations();

        hours(10, 20);

        assertThat(harness.observations()).hasSize(10);
        assertThat(harness.forecasts())
                .hasSize(10)
                .allSatisfy(
                        forecast -> assertThat(forecast.getModelId()).isEqualTo("fallback/ses"));
    }

    @Test
    void aChangedSeasonIsFollowedByTheFallback() {
        hours(0, 60);
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT1H")
                        .setReadingsPerStep(1)
                        .setSeasonalPeriods(List.of(12))
                        .build());
        harness.forecasts();
        List<Observation> before = harness.observations();

        hours(60, 61);

        Forecast forecast = harness.forecasts().getFirst();
        assertThat(forecast.getModelId()).isEqualTo("fallback/snaive");
        assertThat(forecast.getSteps().getFirst().getForecastValue())
                .isEqualTo(before.get(61 - 12).getValue());
    }

    @Test
    void aSeasonThatNeedsALongerRingLetsTheFallbackGoOn() {
        hours(0, 400);
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT1H")
                        .setReadingsPerStep(1)
                        .setSeasonalPeriods(List.of(150))
                        .build());
        harness.forecasts();

        hours(400, 410);

        assertThat(harness.forecasts())
                .hasSize(10)
                .extracting(Forecast::getStatus)
                .containsOnly(ForecastStatus.FALLBACK);
        hours(410, 860);
        List<Observation> observations = harness.observations();
        assertThat(harness.forecasts().getLast().getSteps().getFirst().getForecastValue())
                .isEqualTo(observations.get(observations.size() - 150).getValue());
    }

    @Test
    void aChangedIntervalStartsTheSeriesAnew() {
        hours(0, 60);
        long before = harness.observations().getLast().getSpecHash();
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT2H")
                        .setReadingsPerStep(2)
                        .build());
        harness.forecasts();

        hours(60, 80);

        List<Observation> observations = harness.observations();
        assertThat(observations).hasSize(10);
        assertThat(observations)
                .allSatisfy(step -> assertThat(step.getSpecHash()).isNotEqualTo(before));
        assertThat(harness.forecasts().getFirst().getStatus()).isEqualTo(ForecastStatus.WARMUP);
    }
}
