package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.data.CsvColumns.Column;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How times are written, and what is none. */
class TimeFormatTest {

    private static TimeFormat format(List<String> column) {
        ColumnProfile profile =
                new ColumnProfile(new Column(0, "time"), new MissingMarkers(List.of()));
        column.forEach(profile::add);
        return profile.timeFormat(null).orElseThrow();
    }

    private static LocalDateTime utc(TimeFormat format, String text) {
        WrittenTime time = Objects.requireNonNull(format.parse(text), text);
        ZoneOffset offset = time.offset() == null ? ZoneOffset.UTC : time.offset();
        return time.local().minusSeconds(offset.getTotalSeconds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-31T14:30:00Z | YEAR_FIRST | 2024-03-31T14:30:00",
                "2024-03-31T14:30Z | YEAR_FIRST | 2024-03-31T14:30:00",
                "2024-03-31T14:30:00.250Z | YEAR_FIRST | 2024-03-31T14:30:00.250",
                "2024-03-31T14:30:00.123456+00:00 | YEAR_FIRST | 2024-03-31T14:30:00.123456",
                "2024-03-31T14:30:00+02:00 | YEAR_FIRST | 2024-03-31T12:30:00",
                "2024-03-31T14:30:00-0330 | YEAR_FIRST | 2024-03-31T18:00:00",
                "2024-03-31 14:30:00+01 | YEAR_FIRST | 2024-03-31T13:30:00",
                "2024-03-31 14:30:00 UTC | YEAR_FIRST | 2024-03-31T14:30:00",
                "2024-03-31T14:30:00 | YEAR_FIRST | 2024-03-31T14:30:00",
                "2024-03-31 24:00 | YEAR_FIRST | 2024-04-01T00:00:00",
                "2006-12-16T17:24 | YEAR_FIRST | 2006-12-16T17:24:00",
                "2015-02-02 14:19:59 | YEAR_FIRST | 2015-02-02T14:19:59",
                "2015/2/3 14:19 | YEAR_FIRST | 2015-02-03T14:19:00",
                "2015.02.03 | YEAR_FIRST | 2015-02-03T00:00:00",
                "1981-01-31 | YEAR_FIRST | 1981-01-31T00:00:00",
                "1949-11 | YEAR_FIRST | 1949-11-01T00:00:00",
                "31.01.2024 | DAY_MONTH_YEAR | 2024-01-31T00:00:00",
                "31/01/2024 18.00.00 | DAY_MONTH_YEAR | 2024-01-31T18:00:00",
                "01/31/2024 1:05 PM | MONTH_DAY_YEAR | 2024-01-31T13:05:00",
                "1/31/24 12:05:01 am | MONTH_DAY_YEAR | 2024-01-31T00:05:01",
                "Jan 1974 | MONTH_NAME | 1974-01-01T00:00:00",
                "1974 Jan | MONTH_NAME | 1974-01-01T00:00:00",
                "January 1974 | MONTH_NAME | 1974-01-01T00:00:00",
                "Jan-74 | MONTH_NAME | 1974-01-01T00:00:00",
                "1974M12 | MONTH_NAME | 1974-12-01T00:00:00",
                "31-Dec-1974 14:30 | MONTH_NAME | 1974-12-31T14:30:00",
                "31. Dezember 1974 | MONTH_NAME | 1974-12-31T00:00:00",
                "Dec 31, 1974 | MONTH_NAME | 1974-12-31T00:00:00",
                "2024-W01 | WEEK | 2024-01-01T00:00:00",
                "2021W01 | WEEK | 2021-01-04T00:00:00",
                "2020-W53-7 | WEEK | 2021-01-03T00:00:00",
                "2024Q1 | QUARTER | 2024-01-01T00:00:00",
                "2024-Q4 | QUARTER | 2024-10-01T00:00:00",
                "Q2 2024 | QUARTER | 2024-04-01T00:00:00",
                "20240131 | COMPACT | 2024-01-31T00:00:00",
                "202401311430 | COMPACT | 2024-01-31T14:30:00",
                "20240131T143000Z | COMPACT | 2024-01-31T14:30:00",
                "202401 | COMPACT | 2024-01-01T00:00:00",
                "1800 | YEAR | 1800-01-01T00:00:00",
                "1700 | YEAR | 1700-01-01T00:00:00",
                "2200 | YEAR | 2200-01-01T00:00:00",
                "1949.0 | YEAR | 1949-01-01T00:00:00",
                "1949.08333333333 | YEAR_AND_MONTH | 1949-02-01T00:00:00",
                "1949.08 | YEAR_AND_MONTH | 1949-02-01T00:00:00",
                "1960.75 | YEAR_AND_MONTH | 1960-10-01T00:00:00",
                "1959.99999999998 | YEAR_AND_MONTH | 1960-01-01T00:00:00",
                "1959.2027 | YEAR_AND_MID_MONTH | 1959-03-01T00:00:00",
                "1451624400 | EPOCH_SECONDS | 2016-01-01T05:00:00",
                "1451624400.25 | EPOCH_SECONDS | 2016-01-01T05:00:00.250",
                "1451624400250 | EPOCH_MILLIS | 2016-01-01T05:00:00.250",
                "1451624400250000 | EPOCH_MICROS | 2016-01-01T05:00:00.250",
                "1451624400250000001 | EPOCH_NANOS | 2016-01-01T05:00:00.250000001",
                "1000000000 | EPOCH_SECONDS | 2001-09-09T01:46:40",
                "1000000000000 | EPOCH_MILLIS | 2001-09-09T01:46:40"
            })
    void everyWayToWriteATimeIsRead(String text, TimeFormat format, LocalDateTime expected) {
        assertThat(format(List.of(text))).isEqualTo(format);
        assertThat(utc(format, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Canada",
                "0",
                "17",
                "999",
                "1699",
                "2201",
                "20241301",
                "1959.0137",
                "999999999",
                "9999999999",
                "-1451624400",
                "9999999999999",
                "1e300",
                "2024-13-01",
                "2023-02-29",
                "2024-1-1",
                "2024-01-01T25:00",
                "2024-01-01T24:01",
                "2024-01-01 13:00 PM",
                "2024-01-01T10:00 and more",
                "2024-W54",
                "2021-W53",
                "2024Q5",
                "32.01.2024",
                "31/31/2024",
                "Foo 1974",
                "14.30",
                "14:30",
                "NaN"
            })
    void whatIsNoTimeIsRefused(String text) {
        ColumnProfile profile =
                new ColumnProfile(new Column(0, "time"), new MissingMarkers(List.of()));
        profile.add(text);
        assertThat(profile.timeFormat(null)).isEmpty();
    }

    @Test
    void twelfthsWithAnyNumberOfDecimalsGiveTwelveConsecutiveMonths() {
        for (int decimals = 2; decimals <= 14; decimals++) {
            List<String> column = new ArrayList<>();
            for (int month = 0; month < 144; month++) {
                String pattern = "%." + decimals + "f";
                column.add(String.format(Locale.ROOT, pattern, 1949 + month / 12.0));
            }
            TimeFormat found = format(column);
            assertThat(found).isEqualTo(TimeFormat.YEAR_AND_MONTH);
            for (int month = 0; month < 144; month++) {
                assertThat(utc(found, column.get(month)))
                        .as(column.get(month))
                        .isEqualTo(LocalDateTime.of(1949 + month / 12, month % 12 + 1, 1, 0, 0));
            }
        }
    }

    @Test
    void quartersRoundedToOneDecimalAreQuartersForTheWholeColumn() {
        List<String> column = List.of("1960", "1960.3", "1960.5", "1960.8", "1961");
        TimeFormat found = format(column);
        assertThat(found).isEqualTo(TimeFormat.YEAR_AND_QUARTER);
        assertThat(column.stream().map(text -> utc(found, text).toLocalDate().toString()))
                .containsExactly(
                        "1960-01-01", "1960-04-01", "1960-07-01", "1960-10-01", "1961-01-01");
        assertThat(found.parse("1961.083")).as("a month among quarters").isNull();
    }

    @Test
    void daysOfTheYearInTheMiddleOfMonthsAreMonths() {
        List<String> column = List.of("1958.2027", "1958.2877", "1958.3699", "1958.4548");
        TimeFormat found = format(column);
        assertThat(found).isEqualTo(TimeFormat.YEAR_AND_MID_MONTH);
        assertThat(column.stream().map(text -> utc(found, text).getMonthValue()))
                .containsExactly(3, 4, 5, 6);
    }

    @Test
    void monthsThatFollowManyWholeYearsAreStillRead() {
        List<String> column = new ArrayList<>();
        for (int year = 1700; year < 2000; year++) {
            column.add(String.valueOf(year));
        }
        column.add("2000.0833");
        TimeFormat found = format(column);
        assertThat(utc(found, "2000.0833")).isEqualTo(LocalDateTime.of(2000, 2, 1, 0, 0));
    }

    @Test
    void aDayAbove12AmongManyDatesTellsTheOrder() {
        assertThat(format(List.of("1/2/2014", "2/3/2014", "12/31/2014")))
                .isEqualTo(TimeFormat.MONTH_DAY_YEAR);
        assertThat(format(List.of("1/2/2014", "2/3/2014", "31/12/2014")))
                .isEqualTo(TimeFormat.DAY_MONTH_YEAR);
    }

    @Test
    void aColumnKeepsItsFormat() {
        assertThat(TimeFormat.YEAR.parse("1962-01-01")).isNull();
        assertThat(TimeFormat.YEAR.parse("1451624400")).isNull();
        assertThat(TimeFormat.EPOCH_SECONDS.parse("1451624400000")).isNull();
        assertThat(TimeFormat.EPOCH_SECONDS.parse("1960")).isNull();
        assertThat(TimeFormat.YEAR_FIRST.parse("1960")).isNull();
    }
}
