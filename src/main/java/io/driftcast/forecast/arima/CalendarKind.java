package io.driftcast.forecast.arima;

import io.driftcast.series.StepInterval;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group of calendar regressors, in the order in which a canonical text names them. */
enum CalendarKind {
    /**
     * What W. R. Bell and S. C. Hillmer count ("Modeling time series with calendar variation", JASA
     * 78, 1983, doi 10.1080/01621459.1983.10478005): Mondays less Sundays to Saturdays less
     * Sundays, and the step's length in days less its average.
     */
    TRADING_DAYS,
    /** Days from Monday to Friday less 5/2 times the other days. */
    WORKING_DAYS,
    /** One for each day of the week but Sunday: 1 on that day, else 0. */
    WEEKDAY,
    /** One for each month but January: 1 where the step begins in it, else 0. */
    MONTH,
    /** How many days of a list are in the step. */
    HOLIDAYS;

    private static final long DAY_MILLIS = 86_400_000;

    /** How a spec names it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    static CalendarKind parse(String text) {
        for (CalendarKind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "there are no calendar regressors '%s'; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(values())
                                        .map(CalendarKind::text)
                                        .collect(Collectors.joining(", "))));
    }

    /** Why it does not go with steps of this length; null if it does. */
    @Nullable String obstacle(StepInterval interval) {
        String wanted =
                switch (this) {
                    case TRADING_DAYS, WORKING_DAYS ->
                            interval.months() >= 1 && interval.months() <= 6
                                    ? null
                                    : "steps of a month to half a year";
                    case WEEKDAY ->
                            interval.lengthMillis() <= DAY_MILLIS ? null : "steps of a day or less";
                    case MONTH ->
                            interval.months() <= 1 && interval.lengthMillis() <= 31 * DAY_MILLIS
                                    ? null
                                    : "steps of a month or less";
                    case HOLIDAYS -> null;
                };
        return wanted == null
                ? null
                : "calendar(%s) needs %s, the series has steps of %s"
                        .formatted(text(), wanted, interval.iso());
    }

    /** The names of its regressors. */
    List<String> regressors() {
        List<String> names = new ArrayList<>();
        switch (this) {
            case TRADING_DAYS -> {
                addDays(names);
                names.add("length_of_month");
            }
            case WORKING_DAYS -> names.add("working_days");
            case WEEKDAY -> addDays(names);
            case MONTH -> {
                for (Month month : Month.values()) {
                    names.add(month.name().toLowerCase(Locale.ROOT));
                }
                names.removeFirst();
            }
            case HOLIDAYS -> names.add("holidays");
        }
        return names;
    }

    private static void addDays(List<String> names) {
        for (DayOfWeek day : DayOfWeek.values()) {
            names.add(day.name().toLowerCase(Locale.ROOT));
        }
        names.removeLast();
    }
}
