package io.driftcast.platform.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to value, refusing with {@link IllegalArgumentException} what is not legal. */
final class Values {

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("(\\d+)\\s*([a-z]+)");

    private static final Map<String, Duration> UNITS =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));

    private Values() {}

    /** A whole number from {@code least} to {@code most}. */
    static Function<String, Integer> wholeNumber(int least, int most) {
        return text -> {
            int value;
            try {
                value = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
            if (value < least || value > most) {
                throw new IllegalArgumentException("is out of range");
            }
            return value;
        };
    }

    /** A finite number above {@code bound}, at most {@code most}. */
    static Function<String, Double> numberAbove(double bound, double most) {
        return text -> {
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a number", e);
            }
            if (!(value > bound && value <= most)) { // so that NaN is refused
                throw new IllegalArgumentException("is out of range");
            }
            return value;
        };
    }

    /** A duration from {@code least} to {@code most}, written {@code PT1H30M} or {@code 90 min}. */
    static Function<String, Duration> duration(Duration least, Duration most) {
        return text -> {
            Duration value = duration(text);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException("is out of range");
            }
            return value;
        };
    }

    private static Duration duration(String text) {
        Matcher matcher = AMOUNT_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            Duration unit = UNITS.get(matcher.group(2));
            if (unit != null) {
                return unit.multipliedBy(Long.parseLong(matcher.group(1)));
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("is not a duration", e);
        }
        throw new IllegalArgumentException("is not a duration");
    }

    /** A text that matches the whole pattern. */
    static Function<String, String> matching(Pattern pattern) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("has other characters or a wrong length");
            }
            return text;
        };
    }

    /** A file or directory name. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path", e);
        }
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text ->
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is not one of them"));
    }
}
