package io.driftcast.edge.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.data.BadLines;
import io.driftcast.data.CsvFile;
import io.driftcast.data.CsvLayout;
import io.driftcast.data.CsvLayoutException;
import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, read whole. Skipped where they are not to be had. */
class SharedFilesTest {

    private static Path file(String name) {
        Path file = Path.of(System.getProperty("shared.dir", "shared"), "data", name);
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        return file;
    }

    private static List<FeedReading> read(String name) {
        List<FeedReading> readings = new ArrayList<>();
        try (ReadingSource source =
                CsvFile.examine(file(name), CsvLayout.FOUND).open(BadLines.REFUSE)) {
            source.forEachRemaining(readings::add);
        }
        return readings;
    }

    @ParameterizedTest
    @CsvSource({
        "emissions/co2_canada_1800_2014.csv, 215, 1, 1800-01-01T00:00:00Z, 2014-01-01T00:00:00Z",
        "emissions/co2_per_person_by_country.csv, 18237, 194, 1800-01-01T00:00:00Z, 2018-01-01T00:00:00Z",
        "emissions/mauna_loa_co2_monthly.csv, 468, 1, 1959-01-01T00:00:00Z, 1997-12-01T00:00:00Z",
        "emissions/dk_carbon_intensity_2024_hourly.csv, 35136, 4, 2024-01-01T00:00:00Z, 2024-12-31T23:00:00Z",
        "home/occupancy_datatraining.csv, 48858, 6, 2015-02-04T17:51:00Z, 2015-02-10T09:33:00Z",
        "home/occupancy_datatest.csv, 15990, 6, 2015-02-02T14:19:00Z, 2015-02-04T10:43:00Z",
        "home/occupancy_datatest2.csv, 58512, 6, 2015-02-11T14:48:00Z, 2015-02-18T09:19:00Z",
        "home/smart_home_homec.csv, 39732, 14, 2016-01-01T05:00:00Z, 2016-01-01T05:47:17Z",
        "home/household_power_minutely_7d.csv, 70560, 7, 2006-12-16T17:24:00Z, 2006-12-23T17:23:00Z",
        "home/air_quality_uci.csv, 121641, 13, 2004-03-10T18:00:00Z, 2005-04-04T14:00:00Z",
        "series/airpassengers.csv, 144, 1, 1949-01-01T00:00:00Z, 1960-12-01T00:00:00Z",
        "series/nottem.csv, 240, 1, 1920-01-01T00:00:00Z, 1939-12-01T00:00:00Z",
        "series/usaccdeaths.csv, 72, 1, 1973-01-01T00:00:00Z, 1978-12-01T00:00:00Z",
        "series/ukgas.csv, 108, 1, 1960-01-01T00:00:00Z, 1986-10-01T00:00:00Z",
        "series/nile.csv, 100, 1, 1871-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "series/lynx.csv, 114, 1, 1821-01-01T00:00:00Z, 1934-01-01T00:00:00Z",
        "series/lakehuron.csv, 98, 1, 1875-01-01T00:00:00Z, 1972-01-01T00:00:00Z",
        "series/sunspot_year.csv, 289, 1, 1700-01-01T00:00:00Z, 1988-01-01T00:00:00Z",
        "series/daily_min_temperatures.csv, 3650, 1, 1981-01-01T00:00:00Z, 1990-12-31T00:00:00Z",
        "series/taylor_halfhourly_demand.csv, 4032, 1, 2000-06-05T00:00:00Z, 2000-08-27T23:30:00Z"
    })
    void aFileIsReadWhole(String name, int readings, int series, Instant first, Instant last) {
        List<FeedReading> read = read(name);
        assertThat(read).hasSize(readings);
        assertThat(read.stream().map(FeedReading::seriesId).distinct()).hasSize(series);
        assertThat(read.stream().map(FeedReading::observedAt).min(Instant::compareTo))
                .contains(first);
        assertThat(read.stream().map(FeedReading::observedAt).max(Instant::compareTo))
                .contains(last);
    }

    @Test
    void canadaHasEveryYearFrom1800To2014() {
        List<FeedReading> readings = read("emissions/co2_canada_1800_2014.csv");
        assertThat(readings).hasSize(215);
        for (int i = 0; i < 215; i++) {
            assertThat(readings.get(i).observedAt())
                    .isEqualTo(Instant.parse((1800 + i) + "-01-01T00:00:00Z"));
        }
        assertThat(readings.get(179).value()).as("1979").isEqualTo(18.2);
        assertThat(readings).extracting(FeedReading::seriesId).containsOnly("co2_canada_1800_2014");
    }

    @ParameterizedTest
    @CsvSource({
        "series/airpassengers.csv, P1M",
        "series/nottem.csv, P1M",
        "series/usaccdeaths.csv, P1M",
        "emissions/mauna_loa_co2_monthly.csv, P1M",
        "series/ukgas.csv, P3M",
        "series/sunspot_year.csv, P1Y"
    })
    void decimalYearsAreConsecutive(String name, Period step) {
        List<LocalDate> dates =
                read(name).stream()
                        .map(reading -> reading.observedAt().atOffset(ZoneOffset.UTC))
                        .map(time -> time.toLocalDate())
                        .toList();
        Stream<LocalDate> expected =
                Stream.iterate(dates.getFirst(), date -> date.plus(step)).limit(dates.size());
        assertThat(dates).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void twoMinutesOfOneHouseholdAreKnownToBeMissing() {
        assertThat(read("home/household_power_minutely_7d.csv"))
                .filteredOn(reading -> reading.value() == null)
                .hasSize(14)
                .extracting(FeedReading::observedAt)
                .containsOnly(
                        Instant.parse("2006-12-21T11:23:00Z"),
                        Instant.parse("2006-12-21T11:24:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "series/wwwusage.csv",
                "series/m4_hourly_train.csv",
                "series/m4_hourly_test.csv",
                "series/m4_published_results.csv",
                "drift/elec2.csv"
            })
    void aFileWithoutTimesIsRefused(String name) {
        Path file = file(name);
        assertThatThrownBy(() -> CsvFile.examine(file, CsvLayout.FOUND))
                .isInstanceOf(CsvLayoutException.class)
                .hasMessageContaining("has no column of times");
    }
}
