package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from real use that were read wrong once; skipped where they are not there. */
class CaseFilesTest {

    private static Path file(String name) {
        return shared("cases", name);
    }

    private static Path shared(String folder, String name) {
        Path file = Path.of(System.getProperty("shared.dir", "../shared"), folder, name);
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        return file;
    }

    /** Interval, number of steps, first value, label of the step after the last one. */
    @ParameterizedTest
    @CsvSource({
        "01b-population-as-epoch, co2, P1Y, 12, 4.0, 2015-01-01T00:00Z",
        "04-us-dates, Visitors, P1M, 5, 1812, 2014-06-01T00:00Z",
        "06-norway-cars, Quantity, P1M, 121, 12685, 2017-02-01T00:00Z",
        "06b-year-month-smallest, v, P1M, 36, 101, 2023-01-01T00:00Z",
        "08-beijing-parts, pm2.5, PT1H, 240, 46, 2010-01-11T00:00Z",
        "09b-date-and-time-smallest, v, PT12H, 6, 1, 2024-01-04T00:00Z",
        "11-text-column, sales, P1D, 28, 100, 2024-01-29T00:00Z",
        "14b-monthly-offset-smallest, v, P1M, 3, 1, 2023-04-01T00:00+01:00",
        "15-daily-offset8, v, P1D, 12, 1, 2024-06-13T00:00+08:00",
        "16-hour24, mw, PT1H, 72, 1, 2024-05-04T01:00Z",
        "17-speed_6005, value, PT5M, 4873, 90, 2015-09-17T16:28Z",
        "20b-fred-dot-first-only, DGS10, P1D, 4, 3.95, 2024-01-06T00:00Z",
        "20c-null, Open, P1D, 4, 3.95, 2024-01-06T00:00Z",
        "21b-decimal-comma-two, no2, P1D, 6, 1.5, 2024-01-07T00:00Z",
        "22-thousands, price, P1D, 4, 1234.5, 2024-01-05T00:00Z"
    })
    void aFileIsReadAsItIsMeant(
            String name, String value, String interval, int steps, double first, String next) {
        SeriesFile read =
                SeriesFile.read(
                        file("files/" + name + ".csv"),
                        new CsvLayout(null, List.of(value), null),
                        null);

        assertThat(read.series()).hasSize(1);
        FileSeries series = read.series().getFirst();
        assertThat(Objects.requireNonNull(series.interval()).iso()).isEqualTo(interval);
        assertThat(series.values()).hasSize(steps);
        assertThat(series.values()[0]).isEqualTo(first);
        Instant label = Instant.ofEpochMilli(Objects.requireNonNull(series.at(steps)));
        assertThat(label.truncatedTo(ChronoUnit.MINUTES))
                .isEqualTo(OffsetDateTime.parse(next).toInstant());
    }

    /** File, first line of the notes, interval of the steps. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    emissions/co2_canada_1800_2014.csv | time: Year, values: CO2; no series column | P1Y
                    emissions/co2_per_person_by_country.csv | time: year, values: co2_t_per_person; series: country | P1Y
                    series/airpassengers.csv | time: time, values: value; no series column | P1M
                    series/daily_min_temperatures.csv | time: Date, values: Temp; no series column | P1D
                    series/ukgas.csv | time: time, values: value; no series column | P3M
                    series/taylor_halfhourly_demand.csv | time: date, values: value; no series column | PT30M
                    home/occupancy_datatraining.csv | time: date (UTC), values: Temperature, Humidity, Light, CO2 and 2 more; no series column | PT1M
                    home/air_quality_uci.csv | time: timestamp (UTC), values: CO(GT), PT08.S1(CO), NMHC(GT), C6H6(GT) and 9 more; no series column | PT1H
                    anomalies/TravelTime_451.csv | time: timestamp (UTC), values: value; no series column | PT10M
                    anomalies/occupancy_6005.csv | time: timestamp (UTC), values: value; no series column | PT5M
                    anomalies/speed_t4013.csv | time: timestamp (UTC), values: value; no series column | PT5M
                    anomalies/exchange-3_cpm_results.csv | time: timestamp (UTC), values: value; no series column | PT1H
                    """)
    void columnsAndStepsOfRealFilesAreFound(String name, String columns, String interval) {
        SeriesFile read = SeriesFile.read(shared("data", name), CsvLayout.FOUND, null);

        assertThat(read.notes()).startsWith(columns);
        assertThat(read.series())
                .allSatisfy(series ->
                        assertThat(Objects.requireNonNull(series.interval()).iso())
                                .isEqualTo(interval));
    }

    @ParameterizedTest
    @CsvSource({"01-value-as-year, 10, 1800, 1861", "24-wwwusage-one-column, 100, 88, 220"})
    void aFileWithoutTimesIsNumbered(String name, int steps, double first, double last) {
        FileSeries series =
                SeriesFile.read(file("files/" + name + ".csv"), CsvLayout.FOUND, null)
                        .series()
                        .getFirst();

        assertThat(series.grid()).isNull();
        assertThat(series.values()).hasSize(steps).startsWith(first).endsWith(last);
    }

    @ParameterizedTest
    @CsvSource({"12a-numeric-id-3, 3, 30", "12c-numeric-id-smallest, 3, 3"})
    void storesAreSeries(String name, int series, int steps) {
        SeriesFile read = SeriesFile.read(file("files/" + name + ".csv"), CsvLayout.FOUND, null);

        assertThat(read.series()).hasSize(series);
        assertThat(read.series()).allSatisfy(each -> assertThat(each.values()).hasSize(steps));
        assertThat(read.notes().toString()).contains("--series store");
    }

    @Test
    void dekadsAreToldToFitNoInterval() {
        Path file = file("files/19-dekads.csv");
        assertThat(SeriesFile.read(file, CsvLayout.FOUND, null).notes().toString())
                .contains("1, 11, 21 of a month; no interval fits");
        CsvLayout numbered = new CsvLayout("none", List.of(), null);
        assertThat(SeriesFile.read(file, numbered, null).series().getFirst().values()).hasSize(180);
    }

    @Test
    void germanLocalTimesOverTheEndOfSummerAreAQuarterHourApart() {
        Spelling berlin = new Spelling(ZoneId.of("Europe/Berlin"), null, null, List.of());
        Path file = file("stream/c40-dst-german.csv");
        FileSeries series =
                SeriesFile.read(file, new CsvLayout(null, List.of(), null, berlin), null)
                        .series()
                        .getFirst();

        assertThat(Objects.requireNonNull(series.interval()).iso()).isEqualTo("PT15M");
        assertThat(series.values()).hasSize(292).doesNotContain(Double.NaN);
        assertThat(SeriesFile.read(file, CsvLayout.FOUND, null).notes().toString())
                .contains("(day, month, year; UTC)", "--zone");
    }

    @ParameterizedTest
    @CsvSource({"c63-ha-history, sensor.kueche_temperatur, 7", "c63-influx-annotated, temp, 3"})
    void exportsOfHomeAssistantAndInfluxAreRead(String name, String id, int steps) {
        FileSeries series =
                SeriesFile.read(file("stream/" + name + ".csv"), CsvLayout.FOUND, null)
                        .series()
                        .getFirst();

        assertThat(series.id()).isEqualTo(name + "/" + id);
        assertThat(series.values()).hasSize(steps);
    }

    @Test
    void newestFirstIsSentInTheOrderOfTime() {
        CsvFile found = CsvFile.examine(file("files/29-newest-first.csv"), CsvLayout.FOUND);
        try (ReadingSource source = found.openInTimeOrder(BadLines.REFUSE)) {
            FeedReading before = source.next();
            int count = 1;
            while (source.hasNext()) {
                FeedReading next = source.next();
                assertThat(next.observedAt()).isAfter(before.observedAt());
                before = next;
                count++;
            }
            assertThat(count).isEqualTo(120);
        }
    }
}
