package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import io.driftcast.data.RowTime.DateAndClock;
import io.driftcast.data.RowTime.InOneColumn;
import io.driftcast.data.RowTime.InParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds where the rows of a file have their times, by what all values look like. In this order:
 *
 * <ol>
 *   <li>a column of dates in letters or figures, with a time of day or an hour beside it where the
 *       dates repeat;
 *   <li>columns that are called year, month and so on;
 *   <li>a column of numbers whose name says that they are times: years, decimal years, counts of
 *       seconds;
 *   <li>a column of years one after the other, or of seconds that rise by a day at most each.
 * </ol>
 */
final class TimeFinder {

    /** A day; 1e9 people become more by a million or so. */
    private static final double MOST_SECONDS = 86_400;

    private final ColumnsOfFile columns;
    private final Spelling spelling;

    TimeFinder(ColumnsOfFile columns, Spelling spelling) {
        this.columns = columns;
        this.spelling = spelling;
    }

    /** The times; empty if the file has none. */
    Optional<RowTime> find() {
        return first(this::isCalendar)
                .map(this::withClock)
                .or(this::inParts)
                .or(() -> first(this::isNamedNumber).map(this::withClock))
                .or(() -> first(this::isOrderedNumber).map(this::withClock));
    }

    /**
     * The times in columns that are named.
     *
     * @throws CsvLayoutException if they hold none
     */
    RowTime named(List<ColumnProfile> wanted) {
        ColumnProfile first = wanted.getFirst();
        if (wanted.size() == 1) {
            return inOneColumn(first);
        }
        Optional<TimeFormat> date = first.timeFormat(spelling.dayOrder());
        if (wanted.size() == 2 && date.isPresent() && isClockOrHours(wanted.getLast())) {
            if (date.get() != TimeFormat.YEAR) {
                return new DateAndClock(
                        first.column(), checked(first, date.get()), wanted.getLast().column());
            }
        }
        return new InParts(wanted.stream().map(ColumnProfile::column).toList());
    }

    private static boolean isClockOrHours(ColumnProfile profile) {
        return profile.isClock() || profile.isHours();
    }

    private RowTime inOneColumn(ColumnProfile profile) {
        TimeFormat format =
                profile.timeFormat(spelling.dayOrder())
                        .orElseThrow(() ->
                                columns.failure(
                                        "column '%s' holds no times (first: '%s'); write them as %s, or name another column"
                                                .formatted(
                                                        profile.name(),
                                                        profile.first(),
                                                        TimeFormat.YEAR_FIRST.example())));
        return new InOneColumn(profile.column(), checked(profile, format));
    }

    /** Points are of Europe; other dates have to tell their order. */
    private TimeFormat checked(ColumnProfile profile, TimeFormat format) {
        boolean open =
                (format == TimeFormat.DAY_MONTH_YEAR || format == TimeFormat.MONTH_DAY_YEAR)
                        && spelling.dayOrder() == null
                        && profile.leavesDayOrderOpen()
                        && profile.first().indexOf('.') < 0;
        if (open) {
            throw columns.failure(
                    "column '%s' has no day above 12 (first: '%s'), so days and months cannot be told apart; say --day-order dmy or --day-order mdy"
                            .formatted(profile.name(), profile.first()));
        }
        return format;
    }

    private Optional<ColumnProfile> first(Predicate<ColumnProfile> wanted) {
        return columns.all()
                .filter(wanted)
                .max(
                        Comparator.comparing((ColumnProfile each) -> !each.isConstant())
                                .thenComparing(each -> ColumnWords.isTime(each.name()))
                                .thenComparingInt(ColumnProfile::distinct)
                                .thenComparingInt(each -> -each.column().index()));
    }

    private Optional<TimeFormat> format(ColumnProfile profile) {
        return profile.timeFormat(spelling.dayOrder())
                .filter(format -> 2 * profile.reads(format) >= profile.rows());
    }

    private boolean isCalendar(ColumnProfile profile) {
        return format(profile).filter(format -> !format.isNumber()).isPresent();
    }

    private boolean isNamedNumber(ColumnProfile profile) {
        return ColumnWords.isTime(profile.name()) && format(profile).isPresent();
    }

    private boolean isOrderedNumber(ColumnProfile profile) {
        return format(profile)
                .filter(format ->
                        switch (format) {
                            case YEAR -> profile.movesByOne();
                            case YEAR_AND_MONTH, YEAR_AND_QUARTER, YEAR_AND_MID_MONTH ->
                                    !profile.isWhole() && profile.movesByAtMost(0.6);
                            case COMPACT -> profile.movesByAtMost(10_000);
                            case EPOCH_SECONDS -> profile.movesByAtMost(MOST_SECONDS);
                            case EPOCH_MILLIS -> profile.movesByAtMost(1e3 * MOST_SECONDS);
                            case EPOCH_MICROS -> profile.movesByAtMost(1e6 * MOST_SECONDS);
                            case EPOCH_NANOS -> profile.movesByAtMost(1e9 * MOST_SECONDS);
                            case YEAR_FIRST,
                                    DAY_MONTH_YEAR,
                                    MONTH_DAY_YEAR,
                                    MONTH_NAME,
                                    WEEK,
                                    QUARTER ->
                                    false;
                        })
                .isPresent();
    }

    private RowTime withClock(ColumnProfile date) {
        InOneColumn alone = (InOneColumn) inOneColumn(date);
        boolean mayHaveClock =
                date.isOfDays() && date.distinct() < date.rows() && isOfDays(alone.format());
        Optional<Column> clock =
                mayHaveClock
                        ? others(date)
                                .filter(each ->
                                        each.isClock()
                                                || (ColumnWords.isHour(each.name())
                                                        && each.isHours()))
                                .findFirst()
                                .map(ColumnProfile::column)
                        : Optional.empty();
        return clock.isPresent()
                ? new DateAndClock(date.column(), alone.format(), clock.get())
                : alone;
    }

    private static boolean isOfDays(TimeFormat format) {
        return !format.isNumber() || format == TimeFormat.COMPACT;
    }

    private Stream<ColumnProfile> others(ColumnProfile profile) {
        return columns.all().filter(each -> !each.column().equals(profile.column()));
    }

    /** A year and a month at least: a year alone is a number. */
    private Optional<RowTime> inParts() {
        List<Column> parts = new ArrayList<>();
        for (int part = 0; part < 6 && parts.size() == part; part++) {
            int wanted = part;
            columns.all()
                    .filter(each -> ColumnWords.isPart(each.name(), wanted))
                    .filter(each -> RowTime.InParts.number(each.first(), wanted) >= 0)
                    .findFirst()
                    .ifPresent(each -> parts.add(each.column()));
        }
        return parts.size() < 2 ? Optional.empty() : Optional.of(new InParts(parts));
    }
}
