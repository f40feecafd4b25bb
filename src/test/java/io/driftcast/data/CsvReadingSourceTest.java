package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.platform.failure.CallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file's header and rows become. */
class CsvReadingSourceTest {
    @TempDir private Path directory;

    private Path write(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private static List<FeedReading> read(Path file, CsvLayout layout) {
        List<FeedReading> readings = new ArrayList<>();
        try (ReadingSource source = CsvFile.examine(file, layout).open(BadLines.REFUSE)) {
            source.forEachRemaining(readings::add);
        }
        return readings;
    }

    private static List<FeedReading> read(Path file) {
        return read(file, CsvLayout.FOUND);
    }

    private static FeedReading reading(String id, String at, Double value) {
        return new FeedReading(id, Instant.parse(at), value, null);
    }

    @Test
    void oneValueColumnIsNamedAfterTheFile() throws IOException {
        Path file = write("lynx.csv", "time,value", "1821,269", "1822,321");
        assertThat(read(file))
                .containsExactly(
                        reading("lynx", "1821-01-01T00:00:00Z", 269.0),
                        reading("lynx", "1822-01-01T00:00:00Z", 321.0));
    }

    @Test
    void aWideFileIsASeriesAColumn() throws IOException {
        Path file = write("room.csv", "date,Temp,CO2(GT)", "2024-01-01 00:00,21.5,612");
        assertThat(read(file))
                .containsExactly(
                        reading("room/Temp", "2024-01-01T00:00:00Z", 21.5),
                        reading("room/CO2(GT)", "2024-01-01T00:00:00Z", 612.0));
    }

    @Test
    void theFirstTextualColumnTellsTheSeriesApart() throws IOException {
        Path file =
                write(
                        "co2.csv",
                        "country,year,region,tonnes",
                        "Canada,1800,America,0.5",
                        "NA,1801,Africa,0.25");
        assertThat(read(file))
                .containsExactly(
                        reading("co2/Canada", "1800-01-01T00:00:00Z", 0.5),
                        reading("co2/NA", "1801-01-01T00:00:00Z", 0.25));
    }

    @Test
    void aSeriesColumnAndSeveralValuesNameBoth() throws IOException {
        Path file = write("home.csv", "at,room,t,h", "2024-01-01,hall,20,45");
        assertThat(read(file))
                .extracting(FeedReading::seriesId)
                .containsExactly("home/hall/t", "home/hall/h");
    }

    @Test
    void columnsCanBeNamed() throws IOException {
        Path file = write("x.csv", "made,seen,a,b,site", "2020-01-01,2021-01-01,1,2,7");
        CsvLayout layout = new CsvLayout("seen", List.of("b"), "site");
        assertThat(read(file, layout)).containsExactly(reading("x/7", "2021-01-01T00:00:00Z", 2.0));
    }

    @Test
    void anEmptyFieldOrNaIsAKnownMissingValue() throws IOException {
        Path file = write("x.csv", "day,a", "2020-01-01,", "2020-01-02,NA", "2020-01-03, 3 ");
        assertThat(read(file)).extracting(FeedReading::value).containsExactly(null, null, 3.0);
    }

    @Test
    void tabsAreReadWithoutQuoting() throws IOException {
        Path file =
                write("x.tsv", "day\tname\ta", "2020-01-01\t\"open\t1", "2020-01-02\t5\" pipe\t2");
        assertThat(read(file))
                .extracting(FeedReading::seriesId)
                .containsExactly("x/\"open", "x/5\" pipe");
    }

    @Test
    void quotedFieldsOfACsvMayHoldTheDelimiter() throws IOException {
        Path file = write("x.csv", "day,\"name, full\",a", "2020-01-01,\"A, B\",1");
        assertThat(read(file)).containsExactly(reading("x/A, B", "2020-01-01T00:00:00Z", 1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day;a,b;c", "day\ta,b\tc", "day,a;b,c"})
    void theHeaderTellsTheDelimiter(String header) throws IOException {
        String delimiter = header.substring(3, 4);
        String row = String.join(delimiter, "2020-01-01", "1", "2");
        assertThat(read(write("x.csv", header, row))).hasSize(2);
    }

    @Test
    void aByteOrderMarkBlankLinesAndAnUnnamedLastColumnAreNoTrouble() throws IOException {
        Path file = write("x.csv", "\uFEFFday,a,", "", "2020-01-01,1,", "", "2020-01-02,2,");
        assertThat(read(file))
                .containsExactly(
                        reading("x", "2020-01-01T00:00:00Z", 1.0),
                        reading("x", "2020-01-02T00:00:00Z", 2.0));
    }

    @Test
    void aColumnWithoutAnyValueYetIsANumericOne() throws IOException {
        Path file = write("x.csv", "day,a,b", "2020-01-01,,1", "2020-01-02,,2");
        assertThat(read(file)).hasSize(4).filteredOn(r -> r.value() == null).hasSize(2);
    }

    @Test
    void aFileIsReadAsItIsAskedForAndItsPositionGrows() throws IOException {
        List<String> lines = new ArrayList<>(List.of("at,a"));
        for (int i = 0; i < 200_000; i++) {
            lines.add((1_500_000_000L + i) + ",1");
        }
        Path file = Files.write(directory.resolve("long.csv"), lines);
        long size = Files.size(file);
        try (ReadingSource source = CsvFile.examine(file, CsvLayout.FOUND).open(BadLines.REFUSE)) {
            assertThat(source.size()).hasValue(size);
            assertThat(source.position()).as("at the start").isLessThan(size / 10);
            for (int i = 0; i < 100_000; i++) {
                source.next();
            }
            assertThat(source.position()).as("half way").isBetween(4 * size / 10, 6 * size / 10);
            source.forEachRemaining(_ -> {});
            assertThat(source.position()).isEqualTo(size);
            assertThatThrownBy(source::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aFileThatIsNotThereAndADirectoryAreNamed() {
        for (Path file : List.of(directory.resolve("none.csv"), directory)) {
            assertThatThrownBy(() -> read(file))
                    .isInstanceOf(CallException.class)
                    .hasMessage(
                            file
                                    + ": there is no such file, or it may not be read; name a CSV"
                                    + " file");
        }
    }
}
