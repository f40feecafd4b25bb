package io.driftcast.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Years and decimal years, as R and others write monthly and quarterly series: 1959.25 is the
 * fourth month, or the second quarter, of 1959, and both begin in April.
 *
 * <p>The fraction counts twelfths or quarters, not days: turning it into days of the year and
 * taking the month of that day puts 13 of 144 months into a wrong month. A fraction has to lie
 * within {@value #MONTH_TOLERANCE} twelfths of a whole one (two decimals are enough), or be tenths
 * that a quarter rounds to (.2, .3, .5, .7, .8); anything else, for instance the middle of a month
 * written as 1959.2027, is refused instead of rounded.
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

    /** YEAR if the text is a year in range, or a decimal year that is a month or a quarter. */
    static Optional<TimeFormat> formatOf(String text) {
        return parse(text, TimeFormat.YEAR).filter(TimeRange::contains).map(_ -> TimeFormat.YEAR);
    }

    /**
     * The format of a column by its first values. A fraction that fits only a twelfth (.08) or only
     * a quarter (.3, for .25) decides; where all are whole years, or fit both, there is nothing to
     * tell apart and it stays YEAR.
     */
    static TimeFormat formatOf(List<String> first) {
        long onlyMonths = first.stream().filter(t -> fits(t, MONTHS) && !fits(t, QUARTERS)).count();
        long onlyQuarters =
                first.stream().filter(t -> fits(t, QUARTERS) && !fits(t, MONTHS)).count();
        if (onlyMonths == onlyQuarters) {
            return TimeFormat.YEAR;
        }
        return onlyMonths > onlyQuarters ? TimeFormat.YEAR_AND_MONTH : TimeFormat.YEAR_AND_QUARTER;
    }

    /** The start of the month or quarter, UTC; empty if the text is not a time of the format. */
    static Optional<Instant> parse(String text, TimeFormat format) {
        return Numbers.parse(text)
                .filter(year -> year >= YEAR_FROM && year < YEAR_TO)
                .flatMap(year ->
                        switch (format) {
                            case YEAR -> start(year, MONTHS).or(() -> start(year, QUARTERS));
                            case YEAR_AND_MONTH -> start(year, MONTHS);
                            case YEAR_AND_QUARTER -> start(year, QUARTERS);
                            case CALENDAR, EPOCH_SECONDS, EPOCH_MILLIS -> Optional.empty();
                        });
    }

    private static boolean fits(String text, int parts) {
        return Numbers.parse(text).flatMap(year -> start(year, parts)).isPresent();
    }

    private static Optional<Instant> start(double decimalYear, int parts) {
        int year = (int) Math.floor(decimalYear);
        double exact = parts * (decimalYear - year);
        long part = Math.round(exact);
        if (Math.abs(exact - part) > tolerance(decimalYear, parts)) {
            return Optional.empty();
        }
        // A fraction just below 1, as sums of twelfths give it, is the start of the next year.
        LocalDate date = LocalDate.of(year, 1, 1).plusMonths(part * (MONTHS / parts));
        return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static double tolerance(double decimalYear, int parts) {
        if (parts == MONTHS) {
            return MONTH_TOLERANCE;
        }
        double tenths = 10 * decimalYear;
        boolean inTenths = Math.abs(tenths - Math.rint(tenths)) < 1e-6;
        return inTenths ? QUARTER_IN_TENTHS_TOLERANCE : QUARTER_TOLERANCE;
    }
}
