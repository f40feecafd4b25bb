package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series of a file without times, whose steps are numbered from 1. Two layouts are known:
 *
 * <ul>
 *   <li>a row a series: a column of ids, and one that holds all the values, blanks between them;
 *   <li>a row a step: the first column counts the rows from 0 or 1, the others hold values.
 * </ul>
 *
 * An empty value or NA is a missing one.
 */
final class UntimedRows {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<String> header;
    private final List<CsvRecord> rows;
    private final CsvLayout layout;
    private final String stem;

    private UntimedRows(Path file, List<CsvRecord> all, CsvLayout layout) {
        this.header = all.getFirst().getFields().stream().map(String::strip).toList();
        this.rows = all.subList(1, all.size());
        this.layout = layout;
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        this.stem = dot > 0 ? name.substring(0, dot) : name;
    }

    /** The values of each series by its id; empty if the file has neither layout. */
    static Optional<Map<String, double[]>> read(Path file, CsvLayout layout) {
        Optional<List<CsvRecord>> all = records(file);
        if (layout.time() != null || all.isEmpty()) {
            return Optional.empty();
        }
        UntimedRows untimed = new UntimedRows(file, all.get(), layout);
        return untimed.rowsAreSeries().or(untimed::rowsAreSteps);
    }

    /** All rows of a file that has at least two; otherwise empty. */
    private static Optional<List<CsvRecord>> records(Path file) {
        try {
            List<CsvRecord> all;
            try (CsvReader<CsvRecord> reader =
                    CsvReader.builder()
                            .fieldSeparator(separator(file))
                            .detectBomHeader(true)
                            .ofCsvRecord(file)) {
                all = reader.stream().toList();
            }
            return all.size() < 2 ? Optional.empty() : Optional.of(all);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            return Optional.empty(); // what is wrong with it was said on reading it for times
        }
    }

    private static char separator(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            String first = lines.findFirst().orElse("");
            return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') >= 0 ? ',' : ';';
        }
    }

    private Optional<Map<String, double[]>> rowsAreSeries() {
        String wanted = layout.values().isEmpty() ? null : layout.values().getFirst();
        Optional<Integer> values =
                columns(wanted)
                        .filter(column -> field(rows.getFirst(), column).strip().indexOf(' ') > 0)
                        .filter(column -> numbers(field(rows.getFirst(), column)) != null)
                        .findFirst();
        Optional<Integer> ids =
                columns(layout.series()).filter(c -> !Optional.of(c).equals(values)).findFirst();
        if (values.isEmpty() || ids.isEmpty()) {
            return Optional.empty();
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        for (CsvRecord row : rows) {
            double[] numbers = numbers(field(row, values.get()));
            String id = stem + "/" + field(row, ids.get()).strip();
            if (numbers == null || series.put(id, numbers) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(series);
    }

    private Optional<Map<String, double[]>> rowsAreSteps() {
        if (layout.series() != null || !countsRows(0)) {
            return Optional.empty();
        }
        List<Integer> chosen = new ArrayList<>();
        for (int column = 1; column < header.size(); column++) {
            if (layout.values().isEmpty() || layout.values().contains(header.get(column))) {
                chosen.add(column);
            }
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        for (int column : chosen) {
            double[] values = numbers(rows.stream().map(row -> field(row, column)).toList());
            if (values == null) {
                return Optional.empty();
            }
            series.put(chosen.size() > 1 ? stem + "/" + header.get(column) : stem, values);
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(series);
    }

    private boolean countsRows(int column) {
        double @Nullable [] counts = numbers(rows.stream().map(row -> field(row, column)).toList());
        return counts != null
                && (counts[0] == 0 || counts[0] == 1)
                && IntStream.range(0, counts.length).allMatch(i -> counts[i] == counts[0] + i);
    }

    private Stream<Integer> columns(@Nullable String named) {
        return IntStream.range(0, header.size())
                .filter(column -> named == null || header.get(column).equals(named))
                .boxed();
    }

    private static String field(CsvRecord row, int column) {
        return column < row.getFieldCount() ? row.getField(column) : "";
    }

    private static double @Nullable [] numbers(String text) {
        return numbers(Arrays.asList(BLANKS.split(text.strip())));
    }

    /** The fields as numbers, NaN where missing; null if one of them is not a finite number. */
    private static double @Nullable [] numbers(List<String> fields) {
        double[] numbers = new double[fields.size()];
        for (int i = 0; i < numbers.length; i++) {
            String text = fields.get(i).strip();
            try {
                boolean missing = text.isEmpty() || text.equals("NA");
                numbers[i] = missing ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return null;
            }
            if (Double.isInfinite(numbers[i])) {
                return null;
            }
        }
        return numbers;
    }
}
