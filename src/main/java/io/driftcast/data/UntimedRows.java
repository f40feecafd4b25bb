package io.driftcast.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.CsvColumns.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The series of a file without times, whose steps are numbered from 1. Three layouts are known:
 *
 * <ul>
 *   <li>a row a series: a column of ids, and one that holds all the values, blanks between them;
 *   <li>a row a step: the first column counts the rows from 0 or 1, the others hold values;
 *   <li>a row a step in a single column.
 * </ul>
 *
 * Where the call says that there are no times, every row is a step of its series.
 */
final class UntimedRows {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Path file;
    private final CsvLayout layout;
    private final MissingMarkers missing;
    private final ColumnsOfFile columns;

    private UntimedRows(Path file, CsvLayout layout) {
        this.file = file;
        this.layout = layout;
        this.missing = new MissingMarkers(layout.spelling().missing());
        this.columns = ColumnsOfFile.of(file, missing);
    }

    /**
     * The values of each series; empty if the file has none of these layouts.
     *
     * @throws CsvLayoutException if a column that is named is not there
     * @throws BadLineException if a value is no number
     */
    static Optional<Untimed> read(Path file, CsvLayout layout) {
        UntimedRows rows = new UntimedRows(file, layout);
        boolean asked = layout.time() != null && rows.columns.isNone(layout.time());
        if (layout.time() != null && !asked) {
            return Optional.empty();
        }
        return rows.rowsAreSeries().or(() -> rows.rowsAreSteps(asked));
    }

    private Optional<Untimed> rowsAreSeries() {
        Column values =
                columns.all()
                        .filter(each ->
                                layout.values().isEmpty()
                                        || each.name().equals(layout.values().getFirst()))
                        .filter(each ->
                                each.first().indexOf(' ') > 0 && numbers(each.first()) != null)
                        .map(ColumnProfile::column)
                        .findFirst()
                        .orElse(null);
        Column ids =
                columns.all()
                        .map(ColumnProfile::column)
                        .filter(each -> !each.equals(values))
                        .filter(each ->
                                layout.series() == null || each.name().equals(layout.series()))
                        .findFirst()
                        .orElse(null);
        return values == null || ids == null ? Optional.empty() : rowsAreSeries(ids, values);
    }

    private Optional<Untimed> rowsAreSeries(Column ids, Column values) {
        Map<String, double[]> series = new LinkedHashMap<>();
        try (CsvRows rows = CsvRows.open(file)) {
            rows.header();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                double[] numbers = numbers(field(row, values));
                String id = FileNames.stem(file) + "/" + field(row, ids);
                if (numbers == null || series.put(id, numbers) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Untimed(series, List.of(values.name()), List.of(ids.name())));
    }

    /** The numbers between blanks, NaN where missing; null if one of them is none. */
    private double @Nullable [] numbers(String text) {
        String[] fields = BLANKS.splitAsStream(text).toArray(String[]::new);
        double[] numbers = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            numbers[i] = missing.contains(fields[i]) ? Double.NaN : Numbers.parse(fields[i]);
            if (Double.isNaN(numbers[i]) && !missing.contains(fields[i])) {
                return null;
            }
        }
        return numbers;
    }

    private Optional<Untimed> rowsAreSteps(boolean asked) {
        Optional<ColumnProfile> first = columns.all().findFirst();
        boolean counted = first.filter(ColumnProfile::countsRows).isPresent();
        boolean alone = columns.width() == 1;
        List<Column> series = asked ? series() : List.of();
        List<Column> taken = new ArrayList<>(series);
        if (counted && !alone) {
            taken.add(first.get().column());
        }
        List<Values> values = values(taken);
        boolean are = asked || ((counted || alone) && layout.series() == null);
        return are && !values.isEmpty()
                ? Optional.of(
                        new Untimed(
                                steps(values, series),
                                values.stream().map(each -> each.column().name()).toList(),
                                series.stream().map(Column::name).toList()))
                : Optional.empty();
    }

    private List<Column> series() {
        String wanted = layout.series();
        return wanted == null || columns.isNone(wanted)
                ? List.of()
                : columns.namedTogether(wanted).stream().map(ColumnProfile::column).toList();
    }

    private List<Values> values(List<Column> taken) {
        ValueFinder finder =
                new ValueFinder(columns, layout.spelling().decimal(), columns.delimiter());
        return layout.values().isEmpty()
                ? finder.all(taken)
                : layout.values().stream().map(columns::named).map(finder::values).toList();
    }

    private Map<String, double[]> steps(List<Values> values, List<Column> series) {
        Map<String, List<Double>> steps = new LinkedHashMap<>();
        RowValues parser = new RowValues(file, missing);
        RowSeries names = new RowSeries(FileNames.stem(file), series, values);
        try (CsvRows rows = CsvRows.open(file)) {
            rows.header();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                parser.checkWidth(row, columns.width());
                List<String> ids = names.ids(names.name(row));
                for (int i = 0; i < values.size(); i++) {
                    Double value = parser.value(row, values.get(i));
                    steps.computeIfAbsent(ids.get(i), _ -> new ArrayList<>())
                            .add(value == null ? Double.NaN : value);
                }
            }
        }
        Map<String, double[]> read = new LinkedHashMap<>();
        steps.forEach((id, list) -> read.put(id, list.stream().mapToDouble(v -> v).toArray()));
        return read;
    }

    private static String field(CsvRecord row, Column column) {
        return column.index() < row.getFieldCount() ? row.getField(column.index()).strip() : "";
    }
}
