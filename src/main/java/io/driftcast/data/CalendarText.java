package io.driftcast.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times in letters and figures, one method a spelling; each is null where the text is
 * written another way, or there is no such day.
 */
final class CalendarText {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2})(?:[T ]\\s*(.+))?)?");
    private static final Pattern COMPACT =
            Pattern.compile(
                    "(\\d{4})(\\d{2})(\\d{2})?(?:[T ]?(\\d{2})(?:(\\d{2})(\\d{2})?)?(Z?))?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:[T ,]\\s*(.+))?");
    private static final Pattern DAY_AND_NAME =
            Pattern.compile(
                    "(\\d{1,2})\\.?[- /]?(\\p{L}{3,9}\\.?),?[- /](\\d{4})(?:[T ,]\\s*(.+))?");
    private static final Pattern NAME_AND_DAY =
            Pattern.compile(
                    "(\\p{L}{3,9}\\.?)[- ](\\d{1,2})(?:st|nd|rd|th)?,?[- ](\\d{4})(?:[T ,]\\s*(.+))?");
    private static final Pattern NAME_AND_YEAR =
            Pattern.compile("(\\p{L}{3,9}\\.?)[- /,']+(\\d{4}|\\d{2})");
    private static final Pattern YEAR_AND_NAME =
            Pattern.compile("(\\d{4})[- /]?(?:M(\\d{1,2})|(\\p{L}{3,9}\\.?)(?:[- /](\\d{1,2}))?)");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})[- ]?W(\\d{1,2})(?:-?(\\d))?");
    private static final Pattern QUARTER =
            Pattern.compile("(?:(\\d{4})[-: ]?[Qq]([1-4])|[Qq]([1-4])[-/ ](\\d{4}))");

    private CalendarText() {}

    /** 2024-03-31, 2024/3/31 14:30, 2024-03-31T14:30:00.5+02:00, 2024-03. */
    static @Nullable WrittenTime yearFirst(String text) {
        Matcher match = YEAR_FIRST.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String day = match.group(4);
        boolean strict = match.group(2).equals("-");
        boolean oneDigit = match.group(3).length() < 2 || (day != null && day.length() < 2);
        if ((strict && oneDigit) || (day == null && match.group(2).equals("."))) {
            return null; // 1959.25 is a number
        }
        return at(match.group(1), match.group(3), day == null ? "1" : day, match.group(5));
    }

    /** 20240331, 2024033114, 202403311430, 20240331T143000Z, 202403. */
    static @Nullable WrittenTime compact(String text) {
        Matcher match = COMPACT.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String day = match.group(3);
        String hour = match.group(4);
        if (day == null && hour != null) {
            return null;
        }
        String clock =
                hour == null
                        ? null
                        : hour
                                + ":"
                                + (match.group(5) == null ? "00" : match.group(5))
                                + (match.group(6) == null ? "" : ":" + match.group(6))
                                + match.group(7);
        return at(match.group(1), match.group(2), day == null ? "1" : day, clock);
    }

    /** 31/12/2024, 12/31/24 2:30 PM, 31.12.2024 14:30. */
    static @Nullable WrittenTime yearLast(String text, DayOrder order) {
        Matcher match = YEAR_LAST.matcher(text);
        if (!match.matches()) {
            return null;
        }
        try {
            LocalDate date =
                    order.date(
                            Integer.parseInt(match.group(1)),
                            Integer.parseInt(match.group(3)),
                            year(match.group(4)));
            return at(date, match.group(5));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Jan 1974, 1974 Jan, 1974M01, 31-Jan-2024 14:30, January 31, 2024, 2024-Jan-31. */
    static @Nullable WrittenTime named(String text) {
        Matcher match = DAY_AND_NAME.matcher(text);
        if (match.matches()) {
            return at(match.group(3), month(match.group(2)), match.group(1), match.group(4));
        }
        match = NAME_AND_DAY.matcher(text);
        if (match.matches()) {
            return at(match.group(3), month(match.group(1)), match.group(2), match.group(4));
        }
        match = NAME_AND_YEAR.matcher(text);
        if (match.matches()) {
            return at(match.group(2), month(match.group(1)), "1", null);
        }
        match = YEAR_AND_NAME.matcher(text);
        if (match.matches()) {
            String month = match.group(2) == null ? month(match.group(3)) : match.group(2);
            return at(match.group(1), month, match.group(4) == null ? "1" : match.group(4), null);
        }
        return null;
    }

    /** 2024-W05: its Monday; 2024-W05-7: its Sunday. */
    static @Nullable WrittenTime week(String text) {
        Matcher match = WEEK.matcher(text);
        if (!match.matches()) {
            return null;
        }
        int week = Integer.parseInt(match.group(2));
        int day = match.group(3) == null ? 1 : Integer.parseInt(match.group(3));
        LocalDate inYear = LocalDate.of(Integer.parseInt(match.group(1)), 7, 1);
        if (week < 1
                || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum()
                || day < 1
                || day > 7) {
            return null;
        }
        LocalDate date = inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week);
        return ClockTime.MIDNIGHT.on(date.plusDays(day - date.getDayOfWeek().getValue()));
    }

    /** 2024Q1, 2024-Q1, Q1 2024. */
    static @Nullable WrittenTime quarter(String text) {
        Matcher match = QUARTER.matcher(text);
        if (!match.matches()) {
            return null;
        }
        boolean yearFirst = match.group(1) != null;
        int year = Integer.parseInt(match.group(yearFirst ? 1 : 4));
        int quarter = Integer.parseInt(match.group(yearFirst ? 2 : 3));
        return ClockTime.MIDNIGHT.on(LocalDate.of(year, 3 * quarter - 2, 1));
    }

    private static String month(String name) {
        return Integer.toString(MonthNames.number(name));
    }

    private static @Nullable WrittenTime at(
            String year, String month, String day, @Nullable String clock) {
        try {
            return at(
                    LocalDate.of(year(year), Integer.parseInt(month), Integer.parseInt(day)),
                    clock);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable WrittenTime at(LocalDate date, @Nullable String clock) {
        ClockTime time = clock == null ? ClockTime.MIDNIGHT : ClockTime.parse(clock);
        return time == null ? null : time.on(date);
    }

    /** Two figures are a year from 1970 to 2069. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year + (year < 70 ? 2000 : 1900);
    }
}
