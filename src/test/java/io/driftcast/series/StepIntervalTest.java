package io.driftcast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.grid.GridRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepIntervalTest {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private static StepInterval utc(String iso) {
        return StepInterval.parse(iso, ZoneOffset.UTC);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({
        "PT10M, 1970-01-01T00:00:00Z, 0",
        "PT10M, 1970-01-01T00:09:59.999Z, 0",
        "PT10M, 1970-01-01T00:10:00Z, 1",
        "PT10M, 1969-12-31T23:59:59.999Z, -1",
        "P1D, 1970-01-02T00:00:00Z, 1",
        "P1D, 1969-12-31T23:00:00Z, -1",
        "P1W, 1970-01-04T23:59:59Z, 0",
        "P1W, 1970-01-05T00:00:00Z, 1",
        "P1W, 1969-12-28T23:59:59Z, -1",
        "P7D, 1970-01-05T00:00:00Z, 1",
        "P2W, 1970-01-12T00:00:00Z, 1",
        "P1M, 1970-02-28T12:00:00Z, 1",
        "P1M, 1969-12-31T23:59:59Z, -1",
        "P3M, 1970-06-30T23:59:59Z, 1",
        "P3M, 1970-07-01T00:00:00Z, 2",
        "P1Y, 1800-06-01T00:00:00Z, -170",
        "P1Y, 2014-12-31T23:59:59Z, 44",
        "P12M, 2014-12-31T23:59:59Z, 44",
        "P10Y, 1969-12-31T23:59:59Z, -1",
    })
    void stepsAreCountedFrom1970(String iso, String time, long step) {
        StepInterval interval = utc(iso);
        assertThat(interval.stepOf(millis(time), 0)).isEqualTo(step);
    }

    @Test
    void weeksBeginOnMonday() {
        assertThat(Instant.ofEpochMilli(utc("P1W").startOf(2860, 0)))
                .isEqualTo("2024-10-21T00:00:00Z")
                .satisfies(start ->
                        assertThat(start.atZone(ZoneOffset.UTC).getDayOfWeek())
                                .hasToString("MONDAY"));
    }

    @Test
    void daysInCopenhagenFollowSummerTime() {
        StepInterval day = StepInterval.parse("P1D", COPENHAGEN);
        long spring = day.stepOf(millis("2024-03-31T10:00:00Z"), 0);
        assertThat(Instant.ofEpochMilli(day.startOf(spring, 0))).isEqualTo("2024-03-30T23:00:00Z");
        assertThat(day.startOf(spring + 1, 0) - day.startOf(spring, 0))
                .isEqualTo(Duration.ofHours(23).toMillis());
        long autumn = day.stepOf(millis("2024-10-27T10:00:00Z"), 0);
        assertThat(Instant.ofEpochMilli(day.startOf(autumn, 0))).isEqualTo("2024-10-26T22:00:00Z");
        assertThat(day.startOf(autumn + 1, 0) - day.startOf(autumn, 0))
                .isEqualTo(Duration.ofHours(25).toMillis());
        assertThat(day.stepOf(millis("2024-07-01T21:59:59.999Z"), 0))
                .isEqualTo(day.stepOf(millis("2024-06-30T22:00:00Z"), 0));
    }

    @Test
    void dayWhoseMidnightIsSkippedBeginsWithTheLeap() {
        StepInterval day = StepInterval.parse("P1D", ZoneId.of("America/Sao_Paulo"));
        long step = day.stepOf(millis("2018-11-04T12:00:00Z"), 0);
        assertThat(Instant.ofEpochMilli(day.startOf(step, 0))).isEqualTo("2018-11-04T03:00:00Z");
        assertThat(day.stepOf(millis("2018-11-04T02:59:59.999Z"), 0)).isEqualTo(step - 1);
    }

    @Test
    void hoursAreCountedFromTheEpochInEveryZone() {
        StepInterval there = StepInterval.parse("PT1H", ZoneId.of("Asia/Kolkata"));
        long time = millis("2024-03-31T10:31:00Z");
        assertThat(there.stepOf(time, 0)).isEqualTo(utc("PT1H").stepOf(time, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT7M", "P1D", "P3D", "P1W", "P1M", "P3M", "P1Y"})
    void everyInstantIsInExactlyOneStep(String iso) {
        SplittableRandom random = new SplittableRandom(7);
        String[] zones = {
            "UTC", "+05:30", "Europe/Copenhagen", "America/Sao_Paulo", "Pacific/Apia"
        };
        for (String zone : zones) {
            StepInterval interval = StepInterval.parse(iso, ZoneId.of(zone));
            for (int i = 0; i < 2000; i++) {
                long time = random.nextLong(GridRules.EARLIEST, GridRules.LATEST);
                long shift =
                        interval.hasFixedLength()
                                ? random.nextLong(
                                        -interval.lengthMillis() / 2, interval.lengthMillis())
                                : 0;
                long step = interval.stepOf(time, shift);
                assertThat(interval.startOf(step, shift))
                        .as("%s in %s at %d shifted by %d", iso, zone, time, shift)
                        .isLessThanOrEqualTo(time);
                assertThat(interval.startOf(step + 1, shift)).isGreaterThan(time);
            }
        }
    }

    @Test
    void stepsNearAChangeOfTheClockAreInOrder() {
        StepInterval day = StepInterval.parse("P1D", COPENHAGEN);
        long shift = Duration.ofMinutes(150).toMillis();
        for (String change : new String[] {"2024-10-27T01:00:00Z", "2024-03-31T01:00:00Z"}) {
            long before = Long.MIN_VALUE;
            for (long t = millis(change) - 7_200_000; t < millis(change) + 7_200_000; t += 60_000) {
                long step = day.stepOf(t, shift);
                assertThat(step).isGreaterThanOrEqualTo(before);
                before = step;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT60S, PT1M",
        "pt1h, PT1H",
        "P7D, P1W",
        "P14D, P2W",
        "P12M, P1Y",
        "P1Y6M, P18M",
        "PT24H, PT24H",
        "PT0.5S, PT0.5S"
    })
    void intervalsHaveOneText(String given, String iso) {
        assertThat(utc(given).iso()).isEqualTo(iso);
        assertThat(utc(given)).isEqualTo(utc(iso)).hasSameHashCodeAs(utc(iso));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "1h",
                "PT0S",
                "P0D",
                "-P1D",
                "PT-1H",
                "P1M1D",
                "P1DT12H",
                "P101Y",
                "PT0.0005S",
                "P99999999999D"
            })
    void whatIsNoIntervalIsRefused(String iso) {
        assertThatThrownBy(() -> utc(iso))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + iso + "\"");
    }
}
