package io.driftcast.data;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Years and decimal years, as R and others write monthly and quarterly series: 1959.25 is the
 * fourth month, or the second quarter, of 1959, and both begin in April. Some write the middle of a
 * month: 1959.2027 is March.
 *
 * <p>The fraction counts twelfths or quarters, not days: turning it into days of the year and
 * taking the month of that day puts 13 of 144 months into a wrong month. A fraction has to lie
 * within {@value #MONTH_TOLERANCE} twelfths of a whole one (two decimals are enough), or of the
 * middle between two where middles are read, or be tenths that a quarter rounds to (.2, .3, .5, .7,
 * .8); anything else is refused instead of rounded.
 */
final class DecimalYear {
    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;
    private static final double MONTH_TOLERANCE = 0.1;
    private static final double QUARTER_TOLERANCE = 0.02;
    private static final double QUARTER_IN_TENTHS_TOLERANCE = 0.21;
    private static final double YEAR_FROM = 1000;
    private static final double YEAR_TO = 10_000;

    private DecimalYear() {}

    /** A whole year; null if the text is none. */
    static @Nullable WrittenTime year(String text) {
        double year = number(text);
        return year == Math.rint(year) ? start((int) year, 0) : null;
    }

    /** The start of a month; null if the text is none. */
    static @Nullable WrittenTime month(String text) {
        return part(number(text), MONTHS, 0, MONTH_TOLERANCE);
    }

    /** The start of the month whose middle the text is; null if it is none. */
    static @Nullable WrittenTime midMonth(String text) {
        return part(number(text), MONTHS, 0.5, MONTH_TOLERANCE);
    }

    /** The start of a quarter; null if the text is none. */
    static @Nullable WrittenTime quarter(String text) {
        double year = number(text);
        double tenths = 10 * year;
        boolean inTenths = Math.abs(tenths - Math.rint(tenths)) < 1e-6;
        return part(year, QUARTERS, 0, inTenths ? QUARTER_IN_TENTHS_TOLERANCE : QUARTER_TOLERANCE);
    }

    private static double number(String text) {
        double year = Numbers.parse(text);
        return year >= YEAR_FROM && year < YEAR_TO ? year : Double.NaN;
    }

    private static @Nullable WrittenTime part(
            double decimalYear, int parts, double middle, double tolerance) {
        int year = (int) Math.floor(decimalYear);
        double exact = parts * (decimalYear - year) - middle;
        long part = Math.round(exact);
        if (!(Math.abs(exact - part) <= tolerance)) {
            return null;
        }
        // A fraction just below 1, as sums of twelfths give it, is the start of the next year.
        return start(year, (int) part * (MONTHS / parts));
    }

    private static WrittenTime start(int year, int months) {
        return ClockTime.MIDNIGHT.on(LocalDate.of(year, 1, 1).plusMonths(months));
    }
}
