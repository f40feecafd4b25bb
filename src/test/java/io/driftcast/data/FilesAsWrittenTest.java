package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.platform.failure.CallException;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and programs write them: each small file has one way of its own. */
class FilesAsWrittenTest {

    @TempDir private Path folder = Path.of("");

    private Path written(List<String> lines) throws IOException {
        return Files.write(folder.resolve("x.csv"), lines);
    }

    private Path written(String... lines) throws IOException {
        return written(List.of(lines));
    }

    private static SeriesFile read(Path file, @Nullable String time, @Nullable String series) {
        return SeriesFile.read(file, new CsvLayout(time, List.of(), series), null);
    }

    private static FileSeries only(SeriesFile file) {
        assertThat(file.series()).as(file.notes().toString()).hasSize(1);
        return file.series().getFirst();
    }

    private static FileSeries only(Path file) {
        return only(SeriesFile.read(file, CsvLayout.FOUND, null));
    }

    private static FileSeries only(Path file, Spelling spelling) {
        return only(SeriesFile.read(file, new CsvLayout(null, List.of(), null, spelling), null));
    }

    private static String interval(FileSeries series) {
        return Objects.requireNonNull(series.interval()).iso();
    }

    private static Instant at(FileSeries series, int index) {
        return Instant.ofEpochMilli(Objects.requireNonNull(series.at(index)));
    }

    private static List<String> days(String header, int count, String row) {
        List<String> lines = new ArrayList<>(List.of(header));
        IntStream.rangeClosed(1, count)
                .mapToObj(day -> row.replace("DD", (day < 10 ? "0" : "") + day))
                .forEach(lines::add);
        return lines;
    }

    @Test
    void aColumnThatBeginsWith1800IsNoTimeBesideACounter() throws IOException {
        FileSeries series = only(written("t,y", "1,1800", "2,1812", "3,1805", "4,1861"));

        assertThat(series.grid()).isNull();
        assertThat(series.values()).containsExactly(1800, 1812, 1805, 1861);
    }

    @Test
    void populationsAndPricesAreNoTimes() throws IOException {
        FileSeries people =
                only(
                        written(
                                "population,jahr",
                                "1300000000,2003",
                                "1308000000,2004",
                                "1316000000,2005",
                                "1324000000,2006"));
        assertThat(at(people, 0)).isEqualTo(Instant.parse("2003-01-01T00:00:00Z"));
        assertThat(people.values()).startsWith(1.3e9);

        assertThat(only(written("price", "1900", "1907", "1899")).grid()).isNull();
        assertThatThrownBy(() -> only(written("gold,silver", "1900,20", "1907,21", "1899,20")))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("has no column of times")
                .hasMessageContaining("--time none");
    }

    @Test
    void aColumnOfValuesIsNumberedWithAHeaderOrWithout() throws IOException {
        assertThat(only(written("\"x\"", "88", "84", "85")).values()).containsExactly(88, 84, 85);
        assertThat(only(written("88", "84", "85")).values()).containsExactly(88, 84, 85);
    }

    @Test
    void rowsAreNumberedWhereTheCallSaysThatThereIsNoTime() throws IOException {
        Path file = written("date,a", "2024-01-01,1", "2024-01-11,2", "2024-01-21,3");

        FileSeries series = only(read(file, "none", null));

        assertThat(series.grid()).isNull();
        assertThat(series.values()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,month,v | 2020,1,1 | 2020,2,2 | 2020,3,3 | P1M",
                "Year,Month,v | 2020,Jan,1 | 2020,Feb,2 | 2020,Mar,3 | P1M",
                "year,month,day,v | 2020,1,1,1 | 2020,1,2,2 | 2020,1,3,3 | P1D",
                "No,year,month,day,hour,v | 1,2020,1,1,0,1 | 2,2020,1,1,1,2 | 3,2020,1,1,2,3 | PT1H",
                "date,time,v | 2020-01-01,00:00,1 | 2020-01-01,12:00,2 | 2020-01-02,00:00,3 | PT12H",
                "date,hour,v | 2020-01-01,0,1 | 2020-01-01,1,2 | 2020-01-01,2,3 | PT1H",
                "Date;Time;v | 31/01/2020;10.00.00;1 | 31/01/2020;11.00.00;2 | 31/01/2020;12.00.00;3 | PT1H",
                "Date,Time,v | 1/31/2020,11:00 AM,1 | 1/31/2020,12:00 PM,2 | 1/31/2020,1:00 PM,3 | PT1H"
            })
    void aTimeOverSeveralColumnsIsOneTime(
            String header, String first, String second, String third, String interval)
            throws IOException {
        FileSeries series = only(written(header, first, second, third));

        assertThat(interval(series)).isEqualTo(interval);
        assertThat(series.values()).containsExactly(1, 2, 3);
    }

    @Test
    void columnsOfATimeCanBeNamed() throws IOException {
        Path file = written("j,m,v", "2020,1,1", "2020,2,2", "2020,3,3");

        FileSeries series = only(read(file, "j,m", null));

        assertThat(interval(series)).isEqualTo("P1M");
    }

    @Test
    void hourTwentyFourIsTheEndOfTheDay() throws IOException {
        FileSeries series =
                only(
                        written(
                                "time,v",
                                "2024-05-01 22:00,1",
                                "2024-05-01 23:00,2",
                                "2024-05-01 24:00,3",
                                "2024-05-02 01:00,4"));

        assertThat(series.values()).containsExactly(1, 2, 3, 4);
        assertThat(at(series, 2)).isEqualTo(Instant.parse("2024-05-02T00:00:00Z"));
    }

    @Test
    void daysAndMonthsBeginWhereTheirOffsetSays() throws IOException {
        FileSeries days = only(written(days("ts,v", 4, "2024-06-DD 00:00:00+08:00,1")));
        assertThat(at(days, 4)).isEqualTo(Instant.parse("2024-06-04T16:00:00Z"));

        List<String> lines = new ArrayList<>(List.of("ts,v"));
        for (int month = 1; month <= 12; month++) {
            String offset = month >= 4 && month <= 10 ? "+02:00" : "+01:00";
            lines.add(
                    String.format(Locale.ROOT, "2023-%02d-01 00:00:00%s,%d", month, offset, month));
        }
        FileSeries months = only(written(lines));
        assertThat(interval(months)).isEqualTo("P1M");
        assertThat(months.values()).hasSize(12);
        assertThat(at(months, 12)).isEqualTo(Instant.parse("2023-12-31T23:00:00Z"));
    }

    @Test
    void theHourThatComesTwiceIsTwoHoursAndThatWhichIsMissingNone() throws IOException {
        Spelling berlin = new Spelling(ZoneId.of("Europe/Berlin"), null, null, List.of());
        Path autumn =
                written(
                        "t,v",
                        "2024-10-27 01:00,1",
                        "2024-10-27 02:00,2",
                        "2024-10-27 02:00,3",
                        "2024-10-27 03:00,4");
        assertThat(only(autumn, berlin).values()).containsExactly(1, 2, 3, 4);
        Path newestFirst =
                written(
                        "t,v",
                        "2024-10-27 03:00,4",
                        "2024-10-27 02:00,3",
                        "2024-10-27 02:00,2",
                        "2024-10-27 01:00,1");
        assertThat(only(newestFirst, berlin).values()).containsExactly(1, 2, 3, 4);
        Path spring =
                written(
                        "t,v",
                        "2024-03-31 00:00,1",
                        "2024-03-31 01:00,2",
                        "2024-03-31 03:00,3",
                        "2024-03-31 04:00,4");
        assertThat(only(spring, berlin).values()).containsExactly(1, 2, 3, 4);
        Path leapt = written("t,v", "2024-03-31 01:00,1", "2024-03-31 02:00,2");
        assertThatThrownBy(() -> only(leapt, berlin))
                .hasMessageContaining(":3: '2024-03-31 02:00'")
                .hasMessageContaining("leapt over by the clocks of Europe/Berlin")
                .hasMessageContaining("--zone");
    }

    @Test
    void aDayOrderThatNoRowTellsIsAskedFor() throws IOException {
        Path file = written("Date,v", "1/2/2014,1", "2/2/2014,2", "3/2/2014,3");

        assertThatThrownBy(() -> only(file))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("--day-order dmy or --day-order mdy");
        assertThat(interval(only(file, new Spelling(null, DayOrder.DMY, null, List.of()))))
                .isEqualTo("P1D");
        assertThat(interval(only(file, new Spelling(null, DayOrder.MDY, null, List.of()))))
                .isEqualTo("P1M");
        assertThat(
                        interval(
                                only(
                                        written(
                                                "Date,v",
                                                "1/31/2014,1800",
                                                "2/28/2014,1812",
                                                "3/31/2014,9"))))
                .isEqualTo("P1M");
    }

    @Test
    void aWeekdayOrAFlagIsNoSeries() throws IOException {
        List<String> lines = new ArrayList<>(List.of("date,weekday,v"));
        for (int day = 1; day <= 21; day++) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "2024-01-%02d,%s,1",
                            day,
                            List.of("Mo", "Tu", "We").get(day % 3)));
        }

        assertThat(only(written(lines)).values()).hasSize(21);
    }

    @Test
    void numbersThatTellRowsOfATimeApartAreSeries() throws IOException {
        List<String> lines = new ArrayList<>(List.of("store,date,sales"));
        for (int store = 1; store <= 3; store++) {
            for (int day = 1; day <= 9; day++) {
                lines.add(
                        String.format(
                                Locale.ROOT, "%d,2024-01-%02d,%d", store, day, 100 * store + day));
            }
        }
        Path file = written(lines);

        SeriesFile read = read(file, null, null);
        assertThat(read.series()).extracting(FileSeries::id).containsExactly("x/1", "x/2", "x/3");
        assertThat(read.notes().toString()).contains("3 rows share each time", "--series store");
        SeriesFile together = read(file, null, "none");
        assertThat(interval(only(together))).isEqualTo("P1D");
        assertThat(together.notes().toString())
                .contains("3 rows share each time; --series store tells them apart");
    }

    @Test
    void twoColumnsTellSeriesApartTogether() throws IOException {
        List<String> lines = new ArrayList<>(List.of("day,room,sensor,v"));
        for (int day = 1; day <= 9; day++) {
            for (String both : List.of("a,x", "a,y", "b,x", "b,y")) {
                lines.add(String.format(Locale.ROOT, "2024-01-%02d,%s,%d", day, both, day));
            }
        }

        assertThat(read(written(lines), null, null).series())
                .extracting(FileSeries::id)
                .containsExactly("x/a/x", "x/a/y", "x/b/x", "x/b/y");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "NA", "nan", "NULL", "?", "unavailable", "unknown", "n/a", ""})
    void aMarkerOfMissingValuesIsMissingInAnyRow(String marker) throws IOException {
        FileSeries series =
                only(
                        written(
                                "DATE,v",
                                "2024-01-01," + marker,
                                "2024-01-02,1",
                                "2024-01-03," + marker,
                                "2024-01-04,3"));

        assertThat(series.values()).containsExactly(1, Double.NaN, 3);
    }

    @Test
    void aNumberFarOffThatRepeatsIsAskedAboutAndCanBeNamed() throws IOException {
        List<String> lines = new ArrayList<>(List.of("date,t"));
        for (int day = 1; day <= 28; day++) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "2024-01-%02d,%s",
                            day,
                            day % 5 == 0 ? "-200" : day + ".5"));
        }
        Path file = written(lines);

        assertThat(read(file, null, null).notes().toString())
                .contains("-200 stands far off in t, 5 times", "--missing -200");
        FileSeries named = only(file, new Spelling(null, null, null, List.of("-200")));
        assertThat(named.missing()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d;v | 2024-01-0N;1,5 | 1.5",
                "d;v | 2024-01-0N;1.234,5 | 1234.5",
                "d,v | 2024-01-0N,\"1,234.5\" | 1234.5",
                "d,v | 2024-01-0N,\"1,234\" | 1234",
                "d;v | 2024-01-0N;1,234 | 1.234",
                "d;v | 2024-01-0N;1 234,5 | 1234.5",
                "d;v | 2024-01-0N;1.5 | 1.5"
            })
    void aColumnIsReadInItsOwnNumbers(String header, String row, double value) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        IntStream.rangeClosed(1, 5).forEach(i -> lines.add(row.replace("N", String.valueOf(i))));

        assertThat(only(written(lines)).values()).containsOnly(value).hasSize(5);
    }

    @Test
    void allReadingsTellTheInterval() throws IOException {
        List<String> lines = new ArrayList<>(List.of("t,v"));
        for (int minute = 0; minute < 600; minute += minute < 120 ? 30 : 5) {
            lines.add(
                    String.format(Locale.ROOT, "2024-01-01 %02d:%02d,1", minute / 60, minute % 60));
        }
        Path file = written(lines);

        assertThat(interval(only(file))).isEqualTo("PT5M");
        Declaration hours =
                Declaration.builder().interval("PT1H").aggregation(Aggregation.SUM).build();
        FileSeries sums = only(SeriesFile.read(file, CsvLayout.FOUND, hours, null));
        assertThat(sums.values()).startsWith(2, 2, 12).hasSize(10);
    }

    @Test
    void stepsThatNoIntervalFitsAreTold() throws IOException {
        List<String> lines = new ArrayList<>(List.of("date,v"));
        for (int step = 0; step < 36; step++) {
            lines.add(
                    String.format(
                            Locale.ROOT, "2015-%02d-%02d,1", step / 3 + 1, step % 3 * 10 + 1));
        }

        assertThat(read(written(lines), null, null).notes().toString())
                .contains("of the days 1, 11, 21 of a month; no interval fits", "--time none");
    }

    @Test
    void annotatedCsvIsReadByItsHeader() throws IOException {
        FileSeries series =
                only(
                        written(
                                "#group,false,false,true,false,false,true",
                                "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string",
                                "#default,_result,,,,,",
                                ",result,table,_start,_time,_value,_field",
                                ",,0,2026-11-28T00:00:00Z,2026-11-28T00:00:00Z,1,temp",
                                ",,0,2026-11-28T00:00:00Z,2026-11-28T00:05:00Z,2,temp",
                                ",,0,2026-11-28T00:00:00Z,2026-11-28T00:10:00Z,3,temp"));

        assertThat(series.id()).isEqualTo("x/temp");
        assertThat(series.values()).containsExactly(1, 2, 3);
        assertThat(interval(series)).isEqualTo("PT5M");
    }

    @Test
    void newestFirstIsTheSameInTheOrderOfTime() throws IOException {
        Path file = written("d,v", "2024-01-03,3", "2024-01-02,2", "2024-01-01,1");

        List<Double> values = new ArrayList<>();
        try (ReadingSource source =
                CsvFile.examine(file, CsvLayout.FOUND).openInTimeOrder(BadLines.REFUSE)) {
            source.forEachRemaining(reading -> values.add(reading.value()));
            assertThat(source.position()).isEqualTo(source.size().orElseThrow());
        }
        assertThat(values).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void theColumnsAreSaid() throws IOException {
        assertThat(
                        read(
                                        written(
                                                "date,y",
                                                "2024-01-01,1",
                                                "2024-01-02,2",
                                                "2024-01-03,2"),
                                        null,
                                        null)
                                .notes())
                .containsExactly(
                        "time: date, values: y; no series column",
                        "steps of P1D: 3 readings on 3 steps, 1 a step");
    }

    @Test
    void aFileWithoutTimesSaysWhichColumnsItTook() throws IOException {
        assertThat(read(written("t,y,z", "1,1800,3", "2,1812,4", "3,1805,4"), null, null).notes())
                .containsExactly(
                        "no times, steps are numbered from 1; values: y, z; no series column");
        assertThat(read(written("id,values", "a,1 2 3 5", "b,4 4 1 2"), null, null).notes())
                .containsExactly("no times, steps are numbered from 1; values: values; series: id");
    }
}
