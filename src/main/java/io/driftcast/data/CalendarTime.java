package io.driftcast.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Calendar dates and times: ISO-8601 with T or a space before the time, seconds and an offset if
 * wanted, a date alone or a month alone. No offset means UTC.
 */
final class CalendarTime {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HHMM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final int MONTH_CHARS = "yyyy-MM".length();
    private static final int DATE_CHARS = "yyyy-MM-dd".length();

    private CalendarTime() {}

    /** The time, or empty if the text is none. */
    static Optional<Instant> parse(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return Optional.empty(); // the usual textual column, without the cost of an exception
        }
        try {
            if (text.length() == MONTH_CHARS) {
                return Optional.of(startOf(YearMonth.parse(text).atDay(1)));
            }
            return Optional.of(
                    toInstant(
                            FORMAT.parseBest(
                                    withT(text),
                                    OffsetDateTime::from,
                                    LocalDateTime::from,
                                    LocalDate::from)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String withT(String text) {
        boolean spaced = text.length() > DATE_CHARS && text.charAt(DATE_CHARS) == ' ';
        return spaced ? text.substring(0, DATE_CHARS) + 'T' + text.substring(DATE_CHARS + 1) : text;
    }

    private static Instant toInstant(TemporalAccessor parsed) {
        return switch (parsed) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> startOf(LocalDate.from(parsed));
        };
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
