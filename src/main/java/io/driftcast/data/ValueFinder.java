package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.CsvColumns.Values;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of values, and how they write numbers. A file has one decimal mark: a comma, if
 * any column has numbers that can be read with a comma only.
 */
final class ValueFinder {

    /** Year, month, day and hour: minutes may be measured, or be the least of something. */
    private static final int DAY_PARTS = 4;

    private final ColumnsOfFile columns;
    private final DecimalMark mark;

    /**
     * @param mark the decimal mark; null: found
     */
    ValueFinder(ColumnsOfFile columns, @Nullable DecimalMark mark, char delimiter) {
        this.columns = columns;
        this.mark = mark == null ? found(columns, delimiter) : mark;
    }

    private static DecimalMark found(ColumnsOfFile columns, char delimiter) {
        long commas = columns.all().filter(each -> isDecimalComma(each, delimiter)).count();
        return commas > 0 ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /** A comma before three figures separates thousands, in a file that commas separate. */
    private static boolean isDecimalComma(ColumnProfile profile, char delimiter) {
        long comma =
                profile.reads(NumberFormat.COMMA) + profile.reads(NumberFormat.COMMA_THOUSANDS);
        long point =
                profile.reads(NumberFormat.POINT) + profile.reads(NumberFormat.POINT_THOUSANDS);
        boolean commasAreThere = comma > profile.reads(NumberFormat.POINT);
        return commasAreThere
                && 2 * comma >= profile.texts()
                && (comma > point || (comma == point && delimiter != ','));
    }

    /** The mark of this file's decimals. */
    DecimalMark mark() {
        return mark;
    }

    Values values(ColumnProfile profile) {
        return new Values(profile.column(), format(profile));
    }

    private NumberFormat format(ColumnProfile profile) {
        NumberFormat plain = NumberFormat.plain(mark);
        NumberFormat grouped = NumberFormat.grouped(mark);
        if (profile.reads(NumberFormat.POINT) > profile.reads(plain) + profile.reads(grouped)) {
            return NumberFormat.POINT;
        }
        return profile.reads(grouped) > 0 ? grouped : plain;
    }

    /** Every numeric column that is not taken, but for counts of the rows and other times. */
    List<Values> all(List<Column> taken) {
        List<ColumnProfile> numeric =
                columns.all()
                        .filter(each -> !taken.contains(each.column()))
                        .filter(ColumnProfile::isNumeric)
                        .toList();
        List<ColumnProfile> measured =
                numeric.stream().filter(each -> !counts(each) && !isTime(each)).toList();
        return (measured.isEmpty() ? numeric : measured).stream().map(this::values).toList();
    }

    /** A year or an hour beside a date, say. */
    private static boolean isTime(ColumnProfile profile) {
        boolean part =
                IntStream.range(0, DAY_PARTS)
                        .filter(each -> ColumnWords.isPart(profile.name(), each))
                        .anyMatch(each -> RowTime.InParts.number(profile.first(), each) >= 0);
        return (part && profile.isWhole())
                || (ColumnWords.isTime(profile.name())
                        && profile.timeFormat(null)
                                .filter(format -> profile.reads(format) == profile.rows())
                                .isPresent());
    }

    private static boolean counts(ColumnProfile profile) {
        return ColumnWords.isCounter(profile.name()) && profile.countsRows();
    }
}
