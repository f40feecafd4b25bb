package io.driftcast.series.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series as they are found in the wild. Where the data is not there, dates alone do. */
class RealSeriesTest {

    private static final long INGEST_AT = utc(2026, 1);

    private record Row(long observedAt, double value) {}

    private static SeriesUnderTest replay(List<Row> rows) throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (Row row : rows) {
            series.send(row.observedAt(), row.value(), INGEST_AT);
        }
        return series;
    }

    private static Path data(String file) {
        return Path.of(System.getProperty("shared.dir", "shared"), "data", file);
    }

    private static List<String[]> lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static long utc(int year, int month) {
        return LocalDate.of(year, month, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1000;
    }

    private static void everyYearOfCanada(List<Row> rows) throws ReadingRejectedException {
        SeriesUnderTest series = replay(rows);
        assertThat(series.grid().interval().iso()).isEqualTo("P1Y");
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
        assertThat(series.steps())
                .isEqualTo(LongStream.rangeClosed(-170, 44).boxed().toList())
                .hasSize(215);
        for (Closed step : series.closed()) {
            assertThat(Instant.ofEpochMilli(step.at()))
                    .isEqualTo(
                            String.format(Locale.ROOT, "%d-01-01T00:00:00Z", 1970 + step.step()));
            assertThat(step.count()).isEqualTo(1);
        }
        assertThat(series.values()).isEqualTo(rows.stream().map(Row::value).toList());
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    @Test
    void yearsFrom1800To2014LoseNothing() throws ReadingRejectedException {
        List<Row> rows = new ArrayList<>();
        for (int year = 1800; year <= 2014; year++) {
            rows.add(new Row(utc(year, 1), year / 100.0));
        }
        everyYearOfCanada(rows);
    }

    @Test
    void canadaFrom1800To2014LosesNothing() throws Exception {
        Path file = data("emissions/co2_canada_1800_2014.csv");
        assumeTrue(Files.exists(file), () -> "no data at " + file);
        List<Row> rows = new ArrayList<>();
        for (String[] cells : lines(file)) {
            rows.add(new Row(utc(Integer.parseInt(cells[0]), 1), Double.parseDouble(cells[1])));
        }
        everyYearOfCanada(rows);
    }

    private static void everyMonthOfMaunaLoa(List<Row> rows) throws ReadingRejectedException {
        SeriesUnderTest series = replay(rows);
        assertThat(series.grid().interval().iso()).isEqualTo("P1M");
        assertThat(series.grid().seasonalPeriods()).containsExactly(12);
        assertThat(series.steps()).isEqualTo(LongStream.range(-132, -132 + 468).boxed().toList());
        assertThat(series.closed()).allMatch(step -> step.count() == 1);
    }

    @Test
    void monthsFrom1959To1997AreConsecutive() throws ReadingRejectedException {
        List<Row> rows = new ArrayList<>();
        for (int month = 0; month < 468; month++) {
            rows.add(new Row(utc(1959 + month / 12, 1 + month % 12), 315 + month / 10.0));
        }
        everyMonthOfMaunaLoa(rows);
    }

    @Test
    void maunaLoaHas468ConsecutiveMonths() throws Exception {
        Path file = data("emissions/mauna_loa_co2_monthly.csv");
        assumeTrue(Files.exists(file), () -> "no data at " + file);
        List<Row> rows = new ArrayList<>();
        for (String[] cells : lines(file)) {
            double year = Double.parseDouble(cells[0]);
            int months = (int) Math.round(12 * year);
            rows.add(new Row(utc(months / 12, 1 + months % 12), Double.parseDouble(cells[1])));
        }
        everyMonthOfMaunaLoa(rows);
    }

    /**
     * Files with a date and time first; each goes through whole, on the interval it is known for.
     */
    @ParameterizedTest
    @CsvSource({
        "emissions/dk_carbon_intensity_2024_hourly.csv, 1, PT1H",
        "home/household_power_minutely_7d.csv, 3, PT1M",
        "home/air_quality_uci.csv, 11, PT1H",
        "home/occupancy_datatraining.csv, 1, PT1M",
        "home/occupancy_datatest2.csv, 1, PT1M",
        "anomalies/nyc_taxi.csv, 1, PT30M",
        "anomalies/machine_temperature_system_failure.csv, 1, PT5M",
        "anomalies/ambient_temperature_system_failure.csv, 1, PT1H"
    })
    void filesKeepTheirIntervalAndAllTheirReadings(String name, int column, String interval)
            throws Exception {
        Path file = data(name);
        assumeTrue(Files.exists(file), () -> "no data at " + file);
        List<Row> rows = new ArrayList<>();
        for (String[] cells : lines(file)) {
            String time = cells[0].replace(' ', 'T').replace("Z", "");
            long at = LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) * 1000;
            String value = cells[column];
            rows.add(new Row(at, value.isEmpty() ? Double.NaN : Double.parseDouble(value)));
        }
        SeriesUnderTest series = replay(rows);
        assertThat(series.grid().interval().iso()).isEqualTo(interval);
        assertThat(series.grid().readingsPerStep()).isEqualTo(1);
        long missing = rows.stream().filter(row -> Double.isNaN(row.value())).count();
        int closed = series.closed().stream().mapToInt(Closed::count).sum();
        int corrected = series.all(GridEvent.StepCorrected.class).size();
        long duplicates =
                series.outcomes().stream()
                        .filter(outcome -> outcome == GridRules.Outcome.DUPLICATE)
                        .count();
        assertThat(closed + corrected + duplicates + missing).isEqualTo(rows.size());
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
        long doubled = corrected + series.closed().stream().filter(s -> s.count() > 1).count();
        assertThat(doubled).isLessThanOrEqualTo(rows.size() / 500);
    }
}
