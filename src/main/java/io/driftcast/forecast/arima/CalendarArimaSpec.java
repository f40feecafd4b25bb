package io.driftcast.forecast.arima;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ARIMA model about a regression on the calendar: {@code
 * arima(0,1,1)(0,1,1)[12]+calendar(trading-days,holidays)}.
 *
 * @param errors the model of what the calendar does not explain
 * @param kinds at least one, without repetition, in the order of their declaration
 */
record CalendarArimaSpec(ArimaSpec errors, List<CalendarKind> kinds) {

    private static final Pattern TEXT = Pattern.compile("(.*)\\+calendar\\(([^()]*)\\)");

    /**
     * @throws IllegalArgumentException if there is no kind, one twice, or two that say the same
     */
    CalendarArimaSpec {
        kinds = kinds.stream().sorted().toList();
        if (kinds.isEmpty() || kinds.stream().distinct().count() < kinds.size()) {
            throw new IllegalArgumentException(
                    "%s: name calendar regressors, each once".formatted(text(errors, kinds)));
        }
        if (kinds.contains(CalendarKind.TRADING_DAYS)
                && kinds.contains(CalendarKind.WORKING_DAYS)) {
            throw new IllegalArgumentException(
                    "%s: trading days contain the working days; leave one of them out"
                            .formatted(text(errors, kinds)));
        }
    }

    /** Whether a name asks for calendar regressors. */
    static boolean isOne(String name) {
        return name.contains("+calendar(");
    }

    /** The name of the errors' model: what stands before the calendar. */
    static String errorsOf(String name) {
        return match(name).group(1);
    }

    /**
     * The kinds that a name asks for, in its order.
     *
     * @throws IllegalArgumentException if it asks for what there is not
     */
    static List<CalendarKind> kindsOf(String name) {
        return Stream.of(match(name).group(2).split(",", -1))
                .map(text -> CalendarKind.parse(text.strip()))
                .toList();
    }

    private static Matcher match(String name) {
        Matcher matcher = TEXT.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s': the calendar comes last, as in arima(0,1,1)+drift+calendar(weekday,holidays)"
                            .formatted(name));
        }
        return matcher;
    }

    /** How many numbers are estimated, sigma2 included: the k of AICc. */
    int parameterCount() {
        int count = errors.parameterCount();
        for (CalendarKind kind : kinds) {
            count += kind.regressors().size();
        }
        return count;
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text(errors, kinds);
    }

    private static String text(ArimaSpec errors, List<CalendarKind> kinds) {
        return kinds.stream()
                .map(CalendarKind::text)
                .collect(Collectors.joining(",", errors + "+calendar(", ")"));
    }
}
