package io.driftcast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a file that cannot be used. */
class CsvErrorsTest {
    @TempDir private Path directory;

    private Path write(String name, String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines));
    }

    private static long count(Path file, CsvLayout layout, BadLines badLines) {
        long count = 0;
        try (ReadingSource source = CsvFile.examine(file, layout).open(badLines)) {
            while (source.hasNext()) {
                source.next();
                count++;
            }
        }
        return count;
    }

    private String layoutError(CsvLayout layout, String... lines) throws IOException {
        Path file = write("x.csv", lines);
        CsvLayoutException thrown =
                catchThrowableOfType(
                        CsvLayoutException.class, () -> count(file, layout, BadLines.REFUSE));
        assertThat(thrown).as("it is refused").isNotNull();
        assertThat(thrown.getMessage()).startsWith(file + ":1: ").doesNotContain("\n");
        return String.valueOf(thrown.getMessage());
    }

    private static CsvLayout time(String name) {
        return new CsvLayout(name, List.of(), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2020-01-02,ten | 'ten' in column 'a' is not a number; write it with a decimal"
                        + " point, or leave a missing value empty",
                "2020-01-02,Infinity | 'Infinity' in column 'a' is not a number",
                "2020-01-02,0x1p3 | '0x1p3' in column 'a' is not a number",
                "2020-01-02,1d | '1d' in column 'a' is not a number",
                "2020-01-02,1e999 | '1e999' in column 'a' is not a number",
                "02.01.2020,1 | '02.01.2020' in column 'day' is not a time; this column needs a"
                        + " date or time such as 2024-03-31",
                ",1 | '' in column 'day' is not a time",
                "1699-12-31,1 | '1699-12-31' in column 'day' is outside the years 1700 to 2200",
                "2201-01-01,1 | '2201-01-01' in column 'day' is outside the years 1700 to 2200",
                "2020-01-02,1,2 | '2020-01-02,1,2' has 3 fields, the header has 2; correct or",
                "2020-01-02 | '2020-01-02' has 1 fields, the header has 2"
            })
    void aBadLineNamesFileLineTextReasonAndRemedy(String line, String message) throws IOException {
        Path file = write("x.csv", "day,a", "2020-01-01,1", line, "2020-01-03,3");
        assertThatThrownBy(() -> count(file, CsvLayout.FOUND, BadLines.REFUSE))
                .isInstanceOf(BadLineException.class)
                .hasMessageStartingWith(file + ":3: " + message);
    }

    @Test
    void readingsBeforeABadLineAreGivenFirst() throws IOException {
        Path file = write("x.csv", "day,a", "2020-01-01,1", "2020-01-02,ten");
        try (ReadingSource source = CsvFile.examine(file, CsvLayout.FOUND).open(BadLines.REFUSE)) {
            assertThat(source.next().value()).isEqualTo(1.0);
            assertThatThrownBy(source::hasNext).isInstanceOf(BadLineException.class);
        }
    }

    @Test
    void lenientReadingTellsOfEachBadLineAndSkipsIt() throws IOException {
        Path file =
                write(
                        "x.csv",
                        "day,a,b",
                        "2020-01-01,1,1",
                        "2020-01-02,2,ten",
                        "",
                        "never,3,3",
                        "2020-01-04,4,4");
        List<Long> lines = new ArrayList<>();
        try (ReadingSource source =
                CsvFile.examine(file, CsvLayout.FOUND).open(bad -> lines.add(bad.line()))) {
            List<Double> values = new ArrayList<>();
            source.forEachRemaining(reading -> values.add(reading.value()));
            assertThat(values).containsExactly(1.0, 1.0, 4.0, 4.0);
            assertThat(source.skippedLines()).isEqualTo(2);
        }
        assertThat(lines).containsExactly(3L, 5L);
    }

    @Test
    void aLineOfAnUnnamedSeriesIsBad() throws IOException {
        Path file = write("x.csv", "day,room,a", "2020-01-01,hall,1", "2020-01-01, ,2");
        assertThatThrownBy(() -> count(file, CsvLayout.FOUND, BadLines.REFUSE))
                .hasMessage(
                        file
                                + ":3: '' in column 'room' names no series; fill it in or name"
                                + " another column with --series");
    }

    @Test
    void aQuoteThatIsNeverClosedIsShownShortAndWithoutLineBreaks() throws IOException {
        Path file =
                write("x.csv", "day,a", "2020-01-01,1", "2020-01-02,\"2", "2020-01-03,3".repeat(9));
        BadLineException thrown =
                catchThrowableOfType(
                        BadLineException.class,
                        () -> count(file, CsvLayout.FOUND, BadLines.REFUSE));
        assertThat(thrown.line()).isEqualTo(3);
        assertThat(thrown.file()).isEqualTo(file);
        assertThat(thrown.getMessage()).contains("'2\\n2020-01-03").doesNotContain("\n");
        assertThat(thrown.getMessage()).contains("…");
    }

    @Test
    void aRowWithoutEndIsGivenUpInsteadOfHeldInMemory() throws IOException {
        Path file = directory.resolve("x.csv");
        Files.writeString(
                file, "day,a\n2020-01-01,1\n2020-01-02,\"" + "2020-01-03,3\n".repeat(200_000));
        assertThatThrownBy(() -> count(file, CsvLayout.FOUND, _ -> {}))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining(":3: ")
                .hasMessageContaining("close the quote");
    }

    @Test
    void aColumnThatIsNotThereListsThoseThatAre() throws IOException {
        String[] lines = {"day,room,a", "2020-01-01,hall,1"};
        assertThat(layoutError(time("when"), lines))
                .endsWith("has no column 'when'; it has day, room, a");
        assertThat(layoutError(new CsvLayout(null, List.of("a", "b"), null), lines))
                .endsWith("has no column 'b'; it has day, room, a");
        assertThat(layoutError(new CsvLayout(null, List.of(), "Room"), lines))
                .endsWith("has no column 'Room'; it has day, room, a");
    }

    @Test
    void aNamedTimeColumnWithoutTimesShowsWhatItHolds() throws IOException {
        assertThat(layoutError(time("room"), "day,room,a", "2020-01-01,hall,1"))
                .contains("column 'room' holds no times (first: 'hall')");
    }

    @Test
    void aFileWithoutATimeColumnIsRefused() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND, "time,value", "1,88", "2,84"))
                .contains("has no column of times; name one of time, value with --time");
    }

    @Test
    void aFileWithoutANumericColumnIsRefused() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND, "day,room", "2020-01-01,hall"))
                .contains("has no numeric column");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND, "day,a")).contains("has a header but no rows");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND)).contains("the file is empty");
    }

    @Test
    void aMissingHeaderIsNoticed() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND, "1959.0,315.42", "1959.08,316.31"))
                .contains("begins with '1959.0,315.42', which looks like data");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws IOException {
        assertThat(layoutError(CsvLayout.FOUND, "day,a,a", "2020-01-01,1,2"))
                .contains("has two columns named 'a'");
    }
}
