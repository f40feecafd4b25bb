package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How times are written, and what is none. */
class TimeFormatTest {

    private static Instant parse(String... column) {
        TimeColumn found = TimeColumn.of(0, "time", List.of(column)).orElseThrow();
        return found.parse(column[0]).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31T14:30:00Z, CALENDAR, 2024-03-31T14:30:00Z",
        "2024-03-31T14:30Z, CALENDAR, 2024-03-31T14:30:00Z",
        "2024-03-31T14:30:00.250Z, CALENDAR, 2024-03-31T14:30:00.250Z",
        "2024-03-31T14:30:00+02:00, CALENDAR, 2024-03-31T12:30:00Z",
        "2024-03-31T14:30:00-0330, CALENDAR, 2024-03-31T18:00:00Z",
        "2024-03-31 14:30:00+01, CALENDAR, 2024-03-31T13:30:00Z",
        "2024-03-31T14:30:00, CALENDAR, 2024-03-31T14:30:00Z",
        "2006-12-16T17:24, CALENDAR, 2006-12-16T17:24:00Z",
        "2015-02-02 14:19:59, CALENDAR, 2015-02-02T14:19:59Z",
        "2015-02-02 14:19, CALENDAR, 2015-02-02T14:19:00Z",
        "1981-01-31, CALENDAR, 1981-01-31T00:00:00Z",
        "1949-11, CALENDAR, 1949-11-01T00:00:00Z",
        "1800, YEAR, 1800-01-01T00:00:00Z",
        "1700, YEAR, 1700-01-01T00:00:00Z",
        "2200, YEAR, 2200-01-01T00:00:00Z",
        "1949.0, YEAR, 1949-01-01T00:00:00Z",
        "1949.08333333333, YEAR, 1949-02-01T00:00:00Z",
        "1949.08, YEAR, 1949-02-01T00:00:00Z",
        "1960.75, YEAR, 1960-10-01T00:00:00Z",
        "1959.99999999998, YEAR, 1960-01-01T00:00:00Z",
        "1451624400, EPOCH_SECONDS, 2016-01-01T05:00:00Z",
        "1451624400.25, EPOCH_SECONDS, 2016-01-01T05:00:00.250Z",
        "1451624400250, EPOCH_MILLIS, 2016-01-01T05:00:00.250Z",
        "1000000000, EPOCH_SECONDS, 2001-09-09T01:46:40Z",
        "1000000000000, EPOCH_MILLIS, 2001-09-09T01:46:40Z"
    })
    void everyWayToWriteATimeIsRead(String text, TimeFormat format, Instant expected) {
        assertThat(TimeFormat.of(text)).contains(format);
        assertThat(parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Canada",
                "0",
                "17",
                "999",
                "1699",
                "2201",
                "20240131",
                "1959.0137",
                "1959.2027",
                "999999999",
                "9999999999",
                "-1451624400",
                "9999999999999",
                "1e300",
                "2024-13-01",
                "2023-02-29",
                "2024-01-01T25:00",
                "2024-01-01T10:00 and more",
                "31.01.2024",
                "01/31/2024",
                "NaN"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThat(TimeFormat.of(text)).isEmpty();
    }

    @Test
    void twelfthsWithAnyNumberOfDecimalsGiveTwelveConsecutiveMonths() {
        for (int decimals = 2; decimals <= 14; decimals++) {
            List<String> column = new ArrayList<>();
            for (int month = 0; month < 144; month++) {
                String pattern = "%." + decimals + "f";
                column.add(String.format(Locale.ROOT, pattern, 1949 + month / 12.0));
            }
            TimeColumn found = TimeColumn.of(0, "time", column).orElseThrow();
            assertThat(found.format()).isEqualTo(TimeFormat.YEAR_AND_MONTH);
            for (int month = 0; month < 144; month++) {
                assertThat(found.parse(column.get(month)))
                        .as(column.get(month))
                        .contains(
                                Instant.parse(
                                        String.format(
                                                Locale.ROOT,
                                                "%d-%02d-01T00:00:00Z",
                                                1949 + month / 12,
                                                month % 12 + 1)));
            }
        }
    }

    @Test
    void quartersRoundedToOneDecimalAreQuartersForTheWholeColumn() {
        List<String> column = List.of("1960", "1960.3", "1960.5", "1960.8", "1961");
        TimeColumn found = TimeColumn.of(0, "time", column).orElseThrow();
        assertThat(found.format()).isEqualTo(TimeFormat.YEAR_AND_QUARTER);
        assertThat(column.stream().map(text -> found.parse(text).orElseThrow().toString()))
                .containsExactly(
                        "1960-01-01T00:00:00Z",
                        "1960-04-01T00:00:00Z",
                        "1960-07-01T00:00:00Z",
                        "1960-10-01T00:00:00Z",
                        "1961-01-01T00:00:00Z");
        assertThat(found.parse("1961.083")).as("a month among quarters").isEmpty();
    }

    @Test
    void aQuarterThatFitsNoMonthIsRefusedInAColumnOfMonths() {
        TimeColumn found = TimeColumn.of(0, "time", List.of("1960", "1960.0833")).orElseThrow();
        assertThat(found.parse("1960.25")).contains(Instant.parse("1960-04-01T00:00:00Z"));
        assertThat(found.parse("1960.3")).isEmpty();
    }

    @Test
    void monthsThatFollowManyWholeYearsAreStillRead() {
        TimeColumn found = TimeColumn.of(0, "time", List.of("1960", "1960.0")).orElseThrow();
        assertThat(found.parse("1960.0833")).contains(Instant.parse("1960-02-01T00:00:00Z"));
    }

    @Test
    void aColumnKeepsItsFormat() {
        TimeColumn years = TimeColumn.of(0, "time", List.of("1960", "1961")).orElseThrow();
        assertThat(years.parse("1962-01-01")).isEmpty();
        assertThat(years.parse("1451624400")).isEmpty();
        TimeColumn seconds = TimeColumn.of(0, "time", List.of("1451624400")).orElseThrow();
        assertThat(seconds.parse("1451624400000")).isEmpty();
        assertThat(seconds.parse("1960")).isEmpty();
        TimeColumn dates = TimeColumn.of(0, "time", List.of("1960-01-01")).orElseThrow();
        assertThat(dates.parse("1960")).isEmpty();
    }
}
