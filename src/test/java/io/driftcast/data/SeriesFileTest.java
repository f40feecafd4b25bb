package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.Goldens;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFileTest {

    @TempDir private Path folder = Path.of("");

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("shared.dir", "../shared"), "data", name);
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        return file;
    }

    private Path written(String... lines) throws IOException {
        return Files.write(folder.resolve("meter.csv"), List.of(lines));
    }

    private static SeriesFile read(Path file) {
        return SeriesFile.read(file, CsvLayout.FOUND, null);
    }

    private static FileSeries only(Path file) {
        SeriesFile read = read(file);
        assertThat(read.leftOut()).isEmpty();
        assertThat(read.series()).hasSize(1);
        return read.series().getFirst();
    }

    private static String interval(FileSeries series) {
        return Objects.requireNonNull(series.interval()).iso();
    }

    private static Instant at(FileSeries series, int index) {
        return Instant.ofEpochMilli(Objects.requireNonNull(series.at(index)));
    }

    @ParameterizedTest
    @CsvSource({
        "series/airpassengers.csv, AirPassengers, P1M, 12, 1949-01-01T00:00:00Z",
        "series/nottem.csv, nottem, P1M, 12, 1920-01-01T00:00:00Z",
        "series/ukgas.csv, UKgas, P3M, 4, 1960-01-01T00:00:00Z",
        "series/nile.csv, Nile, P1Y, 1, 1871-01-01T00:00:00Z",
        "series/sunspot_year.csv, sunspot.year, P1Y, 1, 1700-01-01T00:00:00Z",
        "emissions/mauna_loa_co2_monthly.csv, co2, P1M, 12, 1959-01-01T00:00:00Z"
    })
    void aClassicalSeriesIsReadWholeOnItsInterval(
            String name, String golden, String interval, int period, Instant first) {
        FileSeries series = only(shared(name));

        assertThat(series.values()).containsExactly(Goldens.series(golden));
        assertThat(interval(series)).isEqualTo(interval);
        assertThat(series.period()).isEqualTo(period);
        assertThat(at(series, 0)).isEqualTo(first);
        assertThat(series.missing()).isZero();
    }

    @Test
    void canadaHasEveryYearFrom1800To2014() {
        FileSeries series = only(shared("emissions/co2_canada_1800_2014.csv"));

        assertThat(series.id()).isEqualTo("co2_canada_1800_2014");
        assertThat(series.values()).hasSize(215);
        assertThat(series.values()[179]).as("1979").isEqualTo(18.2);
        assertThat(at(series, 214)).isEqualTo(Instant.parse("2014-01-01T00:00:00Z"));
        assertThat(at(series, 220)).as("ahead").isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void aFileOfManySeriesGivesEachOnItsOwnGrid() {
        SeriesFile file = read(shared("emissions/co2_per_person_by_country.csv"));

        assertThat(file.series()).hasSize(194);
        assertThat(file.series()).allSatisfy(s -> assertThat(interval(s)).isEqualTo("P1Y"));
        assertThat(file.series().stream().mapToInt(s -> s.values().length - s.missing()).sum())
                .isEqualTo(18_237);
        assertThat(file.leftOut()).isEmpty();
    }

    @Test
    void oneOfManySeriesIsPickedWithOrWithoutTheStem() {
        Path file = shared("emissions/co2_per_person_by_country.csv");

        for (String id : List.of("Canada", "co2_per_person_by_country/Canada")) {
            SeriesFile read = SeriesFile.read(file, CsvLayout.FOUND, id);
            assertThat(read.series())
                    .extracting(FileSeries::id)
                    .containsExactly("co2_per_person_by_country/Canada");
        }
        assertThatThrownBy(() -> SeriesFile.read(file, CsvLayout.FOUND, "Canadia"))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("has no series 'Canadia'")
                .hasMessageContaining("and 189 more");
    }

    @ParameterizedTest
    @CsvSource({
        "series/taylor_halfhourly_demand.csv, PT30M, 48, 4032, 0",
        "series/daily_min_temperatures.csv, P1D, 7, 3652, 2",
        "anomalies/nyc_taxi.csv, PT30M, 48, 10320, 0"
    })
    void seriesWithDatesAreReadWhole(
            String name, String interval, int period, int steps, int missing) {
        FileSeries series = only(shared(name));

        assertThat(interval(series)).isEqualTo(interval);
        assertThat(series.period()).isEqualTo(period);
        assertThat(series.values()).hasSize(steps);
        assertThat(series.missing()).isEqualTo(missing);
    }

    @Test
    void rowsInAnyOrderGapsAndSecondReadingsMakeRegularSteps() throws IOException {
        FileSeries series =
                only(
                        written(
                                "time,value",
                                "2024-01-01 05:00,6",
                                "2024-01-01 00:00,1",
                                "2024-01-01 01:00,2",
                                "2024-01-01 02:00,3",
                                "2024-01-01 02:00,5",
                                "2024-01-01 04:00,",
                                "2024-01-01 06:00,7",
                                "2024-01-01 07:00,8",
                                "2024-01-01 08:00,NA"));

        assertThat(series.values()).containsExactly(1, 2, 4, Double.NaN, Double.NaN, 6, 7, 8);
        assertThat(series.missing()).isEqualTo(2);
        assertThat(at(series, 0)).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(interval(series)).isEqualTo("PT1H");
    }

    @Test
    void aGapOfManyStepsIsMissingSteps() throws IOException {
        FileSeries series =
                only(
                        written(
                                "time,value",
                                "2024-01-01,1",
                                "2024-01-02,2",
                                "2024-01-03,3",
                                "2024-01-04,4",
                                "2024-12-31,366"));

        assertThat(series.values()).hasSize(366).contains(4, 366);
        assertThat(series.missing()).isEqualTo(361);
    }

    @Test
    void aSeriesWithTooFewReadingsIsLeftOutOfMany() throws IOException {
        SeriesFile file =
                read(
                        written(
                                "time,name,value",
                                "2001,a,1",
                                "2001,b,2",
                                "2002,a,3",
                                "2003,a,4",
                                "2002,b,1"));

        assertThat(file.series()).extracting(FileSeries::id).containsExactly("meter/a");
        assertThat(file.leftOut())
                .containsExactly("series meter/b has 2 readings; at least 3 are needed");
    }

    @Test
    void whatCannotBeReadSaysWhereAndWhatToDo() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("none.csv")))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("none.csv: there is no such file");
        Path file = written("time,value", "2001,1", "2002,2", "2003,x");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(WorkException.class)
                .hasMessageContaining("meter.csv:4: 'x' in column 'value' is not a number");
        assertThatThrownBy(
                        () -> SeriesFile.read(file, new CsvLayout(null, List.of("v"), null), null))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("has no column 'v'; it has time, value");
        Path short1 = written("time,value", "2001,1", "2002,2");
        assertThatThrownBy(() -> read(short1))
                .isInstanceOf(WorkException.class)
                .hasMessageContaining("has 2 readings");
    }

    @Test
    void aFileWithASeriesARowHasStepsWithoutTimes() {
        SeriesFile file = read(shared("series/m4_hourly_train.csv"));

        assertThat(file.series()).hasSize(414);
        assertThat(file.series().stream().filter(s -> s.values().length == 700)).hasSize(169);
        FileSeries first = file.series().getFirst();
        assertThat(first.id()).isEqualTo("m4_hourly_train/H1");
        assertThat(first.values()).hasSize(700).startsWith(605, 586, 586).endsWith(752, 739, 684);
        assertThat(first.at(0)).isNull();
        assertThat(first.interval()).isNull();
        assertThat(first.period()).isEqualTo(1);
    }

    @Test
    void rowsThatAreCountedAreSteps() throws IOException {
        assertThat(only(shared("series/wwwusage.csv")).values())
                .containsExactly(Goldens.series("WWWusage"));
        SeriesFile two = read(written("t,a,b", "0,1,4", "1,NA,5", "2,3,"));
        assertThat(two.series()).extracting(FileSeries::id).containsExactly("meter/a", "meter/b");
        assertThat(two.series().get(0).values()).containsExactly(1, Double.NaN, 3);
        assertThat(two.series().get(1).values()).containsExactly(4, 5, Double.NaN);
        Path uncounted = written("a,b", "3,4", "7,5");
        assertThatThrownBy(() -> read(uncounted))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("has no column of times");
    }
}
