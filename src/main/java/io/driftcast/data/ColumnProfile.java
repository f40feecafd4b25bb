package io.driftcast.data;

import io.driftcast.data.CsvColumns.Column;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all values of one column look like. A format that reads none of the first {@value #TRIED} is
 * not tried on the others. Not thread-safe.
 */
final class ColumnProfile {

    private static final int TRIED = 200;

    /** More different texts than this are not told apart; no id has so many. */
    private static final int DISTINCT_AT_MOST = 100_000;

    private static final double EVENLY = 0.02;

    private final Column column;
    private final MissingMarkers missing;
    private final Map<TimeFormat, Long> times = new EnumMap<>(TimeFormat.class);
    private final Map<NumberFormat, Long> numbers = new EnumMap<>(NumberFormat.class);
    private final Set<String> distinct = new HashSet<>();
    private final Extreme least = new Extreme(-1);
    private final Extreme most = new Extreme(1);
    private String first = "";
    private long rows;
    private long texts;
    private long clocks;
    private long midnights;
    private long whole;
    private double firstNumber = Double.NaN;
    private double lastNumber = Double.NaN;
    private double firstMove = Double.NaN;
    private boolean even = true;
    private boolean ordered = true;
    private double longestMove;

    ColumnProfile(Column column, MissingMarkers missing) {
        this.column = column;
        this.missing = missing;
        for (TimeFormat format : TimeFormat.values()) {
            times.put(format, 0L);
        }
        for (NumberFormat format : NumberFormat.values()) {
            numbers.put(format, 0L);
        }
    }

    void add(String text) {
        rows++;
        if (distinct.size() < DISTINCT_AT_MOST) {
            distinct.add(text);
        }
        if (missing.contains(text)) {
            return;
        }
        texts++;
        if (texts == 1) {
            first = text;
        }
        addTime(text);
        addNumber(text);
        if (texts == TRIED) {
            times.values().removeIf(count -> count == 0);
            if (numbers.values().stream().allMatch(count -> count == 0)) {
                numbers.clear();
            }
        }
    }

    private void addTime(String text) {
        if (texts > TRIED && times.isEmpty() && clocks == 0) {
            return;
        }
        boolean clock = ClockTime.parse(text) != null;
        clocks += clock ? 1 : 0;
        boolean midnight = false;
        for (Map.Entry<TimeFormat, Long> each : times.entrySet()) {
            WrittenTime time = each.getKey().parse(text);
            if (time != null && (!each.getKey().isNumber() || isInRange(time))) {
                each.setValue(each.getValue() + 1);
                midnight |= time.local().toLocalTime().toNanoOfDay() == 0;
            }
        }
        midnights += midnight ? 1 : 0;
    }

    private static boolean isInRange(WrittenTime time) {
        int year = time.local().getYear();
        return year >= TimeRange.FIRST_YEAR && year <= TimeRange.LAST_YEAR;
    }

    private void addNumber(String text) {
        double number = Double.NaN;
        for (Map.Entry<NumberFormat, Long> each : numbers.entrySet()) {
            if (each.getKey().reads(text)) {
                each.setValue(each.getValue() + 1);
                number = Double.isNaN(number) ? each.getKey().parse(text) : number;
            }
        }
        if (!Double.isNaN(number)) {
            follow(number);
        }
    }

    private void follow(double number) {
        least.add(number);
        most.add(number);
        whole += number == Math.rint(number) ? 1 : 0;
        if (Double.isNaN(firstNumber)) {
            firstNumber = number;
        } else {
            double move = number - lastNumber;
            firstMove = Double.isNaN(firstMove) ? move : firstMove;
            even &= Math.abs(move - firstMove) <= EVENLY * Math.abs(firstMove);
            ordered &= move != 0 && move > 0 == firstMove > 0;
            longestMove = Math.max(longestMove, Math.abs(move));
        }
        lastNumber = number;
    }

    Column column() {
        return column;
    }

    String name() {
        return column.name();
    }

    /** The first value that is not missing; empty if there is none. */
    String first() {
        return first;
    }

    long rows() {
        return rows;
    }

    /** How many different texts there are, missing ones too. */
    int distinct() {
        return distinct.size();
    }

    /** Whether texts come again, as ids do. */
    boolean repeats() {
        return rows < 4 || 2L * distinct.size() <= rows;
    }

    /** Whether there is but one text, and rows enough to tell. */
    boolean isConstant() {
        return distinct.size() == 1 && rows > 1;
    }

    /** How many values a format of times reads. */
    long reads(TimeFormat format) {
        return times.getOrDefault(format, 0L);
    }

    /** How many values a format of numbers reads, leaving aside what a plainer one does. */
    long reads(NumberFormat format) {
        return numbers.getOrDefault(format, 0L);
    }

    /** How many values are not missing. */
    long texts() {
        return texts;
    }

    /** Whether most values are numbers; so is a column without any value. */
    boolean isNumeric() {
        return 2 * numerals() >= texts;
    }

    private long numerals() {
        long point = reads(NumberFormat.POINT) + reads(NumberFormat.POINT_THOUSANDS);
        long comma = reads(NumberFormat.COMMA) + reads(NumberFormat.COMMA_THOUSANDS);
        return Math.max(point, comma);
    }

    /** Whether all values are whole numbers. */
    boolean isWhole() {
        return texts > 0 && whole == texts;
    }

    /** Whether most values are times of day. */
    boolean isClock() {
        return texts > 0 && 2 * clocks > texts;
    }

    /** Whether all values are hours of a day. */
    boolean isHours() {
        return isWhole() && least.value() >= 0 && most.value() <= 24;
    }

    /** Whether the times that it holds, if it holds any, are those of whole days. */
    boolean isOfDays() {
        return midnights == texts;
    }

    /** The texts in which most values are read as times, if most are. */
    Optional<TimeFormat> timeFormat(@Nullable DayOrder order) {
        TimeFormat best = null;
        for (TimeFormat format : TimeFormat.values()) {
            boolean excluded =
                    (order == DayOrder.DMY && format == TimeFormat.MONTH_DAY_YEAR)
                            || (order == DayOrder.MDY && format == TimeFormat.DAY_MONTH_YEAR);
            if (!excluded && (best == null || reads(format) > reads(best))) {
                best = format;
            }
        }
        return best != null && reads(best) > 0 && 2 * reads(best) >= texts
                ? Optional.of(best)
                : Optional.empty();
    }

    /** Whether its dates can be read with the day first as well as with the month first. */
    boolean leavesDayOrderOpen() {
        long days = reads(TimeFormat.DAY_MONTH_YEAR);
        return days > 0 && days == reads(TimeFormat.MONTH_DAY_YEAR);
    }

    /** Whether the values count the rows, from 0 or 1. */
    boolean countsRows() {
        return isWhole()
                && even
                && (firstNumber == 0 || firstNumber == 1)
                && (firstMove == 1 || rows == 1);
    }

    /** Whether every value is the one before it and as much again, or less. */
    boolean movesEvenly() {
        return texts == rows && even && ordered && rows > 2;
    }

    /** Whether every value is one more, or one less, than that before it. */
    boolean movesByOne() {
        return movesEvenly() && Math.abs(firstMove) == 1;
    }

    /** Whether the numbers rise all along, or fall, and by how much at most. */
    boolean movesByAtMost(double most) {
        return texts == rows && ordered && rows > 2 && longestMove <= most;
    }

    /** A number that repeats at an end of the column, far from the others. */
    Optional<Extreme> farOff() {
        if (least.isFarOff(most)) {
            return Optional.of(least);
        }
        return most.isFarOff(least) ? Optional.of(most) : Optional.empty();
    }
}
