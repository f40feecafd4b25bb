package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Values;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values of a row, or says what is wrong with it. */
final class RowValues {
    private final Path file;
    private final MissingMarkers missing;

    RowValues(Path file, MissingMarkers missing) {
        this.file = file;
        this.missing = missing;
    }

    /**
     * @throws BadLineException if the row has another number of fields
     */
    void checkWidth(CsvRecord row, int width) {
        if (row.getFieldCount() != width) {
            throw bad(
                    row,
                    String.join(",", row.getFields()),
                    String.format(
                            Locale.ROOT,
                            "has %d fields, the header has %d",
                            row.getFieldCount(),
                            width),
                    "correct or remove the line");
        }
    }

    /**
     * The value in a column; null where it is missing.
     *
     * @throws BadLineException if it is no number
     */
    @Nullable Double value(CsvRecord row, Values values) {
        String text = row.getField(values.column().index()).strip();
        if (missing.contains(text)) {
            return null;
        }
        double value = values.format().parse(text);
        if (Double.isNaN(value)) {
            throw bad(
                    row,
                    text,
                    "in column '%s' is not a number".formatted(values.column().name()),
                    values.format().mark() == DecimalMark.POINT
                            ? "write it with a decimal point, or leave a missing value empty"
                            : "write it with a decimal comma, or say --decimal point");
        }
        if (missing.contains(value)) {
            return null;
        }
        return value;
    }

    BadLineException bad(CsvRecord row, String text, String reason, String remedy) {
        return new BadLineException(file, row.getStartingLineNumber(), text, reason, remedy);
    }
}
