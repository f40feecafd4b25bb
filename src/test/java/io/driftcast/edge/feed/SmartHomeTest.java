package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.data.FeedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generated home looks like, by seed. */
class SmartHomeTest {
    private static final Instant UNTIL = Instant.parse("2026-03-20T09:41:17Z");

    private static SmartHome home(long seed) {
        return SmartHome.generate(new SmartHomePlan(seed, 21, UNTIL));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 21, PT15M",
        "2, 35, PT15M",
        "3, 2, PT15M",
        "4, 60, PT15M",
        "5, 14, PT5M",
        "6, 30, PT1H"
    })
    void whatIsWrongInTheStreamIsWhatWasInjected(long seed, int days, Duration pace) {
        SmartHome home = SmartHome.generate(new SmartHomePlan(seed, days, UNTIL, pace));
        assertThat(StreamFaults.in(home)).as("seed %d", seed).isEqualTo(home.injected());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyKindOfFaultIsThere(long seed) {
        InjectedFaults injected = home(seed).injected();
        assertThat(injected.gaps()).isPositive();
        assertThat(injected.lostReadings()).isGreaterThan(injected.gaps());
        assertThat(injected.bursts()).isPositive();
        assertThat(injected.burstReadings()).isGreaterThan(2 * injected.bursts());
        assertThat(injected.stuckSensors()).isEqualTo(1);
        assertThat(injected.lateReadings()).isPositive();
        assertThat(injected.outOfOrderReadings()).isPositive();
        assertThat(injected.duplicates()).isPositive();
        assertThat(injected.missingValues()).isPositive();
    }

    @Test
    void theSamePlanGivesTheSameReadingsAndAnotherSeedOthers() {
        assertThat(home(7).readings()).isEqualTo(home(7).readings());
        assertThat(home(7).readings()).isNotEqualTo(home(8).readings());
    }

    @Test
    void readingsAreFiniteInRangeAndRoundedAsTheirSensorsRound() {
        for (FeedReading reading : home(1).readings()) {
            Double value = reading.value();
            if (value == null) {
                continue;
            }
            String id = reading.seriesId();
            String quantity = id.substring(id.lastIndexOf('/') + 1);
            double scale = quantity.equals("temperature") || quantity.equals("humidity") ? 10 : 1;
            assertThat(Math.rint(value * scale) / scale).as(id).isEqualTo(value);
            switch (quantity) {
                case "temperature" -> {
                    double lowest = id.contains("outdoor") ? -20 : 10;
                    assertThat(value).as(id).isBetween(lowest, 35.0);
                }
                case "humidity" -> assertThat(value).as(id).isBetween(10.0, 100.0);
                case "co2" -> assertThat(value).as(id).isBetween(350.0, 3000.0);
                case "power" -> assertThat(value).as(id).isBetween(0.0, 5000.0);
                default -> assertThat(value).as(id).isIn(0.0, 1.0, 2.0);
            }
        }
    }

    @Test
    void everySensorHasAnIdAUnitAndReadingsUpToTheEnd() {
        SmartHome home = home(1);
        assertThat(home.seriesIds()).hasSize(24).doesNotHaveDuplicates();
        assertThat(home.seriesIds())
                .allMatch(id -> id.matches("home/[a-z-]+/[a-z0-9]+"))
                .contains("home/kitchen/temperature", "home/house/power", "home/office/occupancy");
        Map<String, Instant> latest =
                home.readings().stream()
                        .collect(
                                Collectors.toMap(
                                        FeedReading::seriesId,
                                        FeedReading::observedAt,
                                        (a, b) -> a.isAfter(b) ? a : b));
        assertThat(latest.keySet()).isEqualTo(new HashSet<>(home.seriesIds()));
        assertThat(latest.values())
                .allMatch(at -> !at.isAfter(UNTIL))
                .allMatch(at -> at.isAfter(UNTIL.minus(Duration.ofMinutes(65))));
        Set<String> units =
                home.readings().stream()
                        .map(reading -> String.valueOf(reading.unit()))
                        .collect(Collectors.toSet());
        assertThat(units).containsExactlyInAnyOrder("°C", "%", "ppm", "W", "people");
    }

    @Test
    void mostSensorsAreReadEveryPaceAndAFewAtOthers() {
        Map<Duration, Long> paces =
                home(1).sensors().stream()
                        .collect(Collectors.groupingBy(HomeSensor::pace, Collectors.counting()));
        assertThat(paces)
                .containsEntry(Duration.ofMinutes(15), 15L)
                .containsEntry(Duration.ofMinutes(5), 6L)
                .containsEntry(Duration.ofMinutes(10), 1L)
                .containsEntry(Duration.ofMinutes(30), 2L);
    }

    @Test
    void powerAndOccupancyHaveSpecsAndTheRestIsToBeFound() {
        SmartHome home = home(1);
        assertThat(home.specs()).hasSize(8);
        SeriesSpec meter =
                home.specs().stream()
                        .filter(spec -> spec.getSeriesId().equals("home/house/power"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Duration.parse(meter.getInterval())).isEqualTo(Duration.ofMinutes(15));
        assertThat(meter.getReadingsPerStep()).isZero();
        assertThat(meter.getAggregation()).isEqualTo(Aggregation.MEAN);
        assertThat(Duration.parse(meter.getGrace())).isEqualTo(Duration.ofMinutes(10));
        assertThat(home.specs())
                .extracting(SeriesSpec::getSeriesId)
                .allMatch(id -> id.endsWith("/power") || id.endsWith("/occupancy"));
    }

    @Test
    void peopleRaiseCarbonDioxideAndPower() {
        SmartHome home = home(1);
        List<FeedReading> readings = home.readings();
        double busy = officeMean(readings, "co2", 14, 17);
        double night = officeMean(readings, "co2", 2, 5);
        assertThat(busy).as("ppm at work against at night").isGreaterThan(night + 200);
        assertThat(officeMean(readings, "power", 14, 17))
                .as("W at work against at night")
                .isGreaterThan(officeMean(readings, "power", 2, 5) + 80);
    }

    private static double officeMean(
            List<FeedReading> readings, String quantity, int from, int to) {
        return Signals.meanOfWeekdayHours(readings, "home/office/" + quantity, from, to);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anAutoregressionBeatsTheLastValueOnMostSensors(long seed) {
        SmartHome home = home(seed);
        List<Double> ratios =
                home.sensors().stream().map(sensor -> Signals.skill(home, sensor)).toList();
        assertThat(ratios.stream().filter(ratio -> ratio < 0.9))
                .as("RMSE against naive, seed %d: %s", seed, ratios)
                .hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void aPlanOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new SmartHomePlan(1, 1, UNTIL))
                .hasMessage("a sample home of 1 days: choose 2 to 366");
        assertThatThrownBy(() -> new SmartHomePlan(1, 367, UNTIL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SmartHomePlan(1, 7, UNTIL, Duration.ofMinutes(4)))
                .hasMessage("a pace of PT4M: choose PT5M to PT1H");
    }
}
