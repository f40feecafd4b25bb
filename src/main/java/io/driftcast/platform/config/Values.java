package io.driftcast.platform.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that settings have. */
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
    static Legal<Integer> wholeNumber(int least, int most) {
        return new Legal<>(
                "a whole number from " + least + " to " + most,
                text -> {
                    int value = wholeNumber(text);
                    if (value < least || value > most) {
                        throw outOfRange();
                    }
                    return value;
                },
                List.of(Integer.toString(least), Integer.toString(most)));
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
    }

    /** A finite number above {@code bound}, at most {@code most}. */
    static Legal<Double> numberAbove(int bound, int most) {
        return new Legal<>(
                "a number above " + bound + ", at most " + most,
                text -> {
                    double value = number(text);
                    if (!(value > bound && value <= most)) { // so that NaN is refused
                        throw outOfRange();
                    }
                    return value;
                },
                List.of(Double.toString(Math.nextUp((double) bound)), Integer.toString(most)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number", e);
        }
    }

    /**
     * A duration, written {@code PT1H30M} or {@code 90 min}.
     *
     * @param least the shortest one, written so
     * @param most the longest one
     */
    static Legal<Duration> duration(String least, String most) {
        Duration shortest = duration(least);
        Duration longest = duration(most);
        return new Legal<>(
                "a duration from " + least + " to " + most,
                text -> {
                    Duration value = duration(text);
                    if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
                        throw outOfRange();
                    }
                    return value;
                },
                List.of(least, most));
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

    private static IllegalArgumentException outOfRange() {
        return new IllegalArgumentException("is out of range");
    }

    /** A text that matches the whole pattern. */
    static Legal<String> matching(Pattern pattern, String words) {
        return Legal.of(
                words,
                text -> {
                    if (!pattern.matcher(text).matches()) {
                        throw new IllegalArgumentException(
                                "has other characters or a wrong length");
                    }
                    return text;
                });
    }

    /** A mapping, {@code KEY=VALUE} with commas between; values match the whole pattern. */
    static Legal<Map<String, String>> mapping(Pattern value, String words) {
        return Legal.of(
                words,
                text -> {
                    Map<String, String> mapping = new LinkedHashMap<>();
                    for (String entry : text.split(",", -1)) {
                        int equals = entry.lastIndexOf('=');
                        String key = entry.substring(0, Math.max(0, equals)).strip();
                        String mapped = entry.substring(equals + 1).strip();
                        if (key.isEmpty() || !value.matcher(mapped).matches()) {
                            throw new IllegalArgumentException(
                                    "'%s' is not one of them".formatted(entry.strip()));
                        }
                        if (mapping.put(key, mapped) != null) {
                            throw new IllegalArgumentException("'%s' comes twice".formatted(key));
                        }
                    }
                    return mapping;
                });
    }

    /** A directory's name. */
    static Legal<Path> directory() {
        return Legal.of(
                "a directory name",
                text -> {
                    try {
                        return Path.of(text);
                    } catch (InvalidPathException e) {
                        throw new IllegalArgumentException("is not a path", e);
                    }
                });
    }

    /** One of an enum's constants, in lower case. */
    static <E extends Enum<E>> Legal<E> oneOf(Class<E> type, String words) {
        return Legal.of(
                words,
                text ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(constant ->
                                        constant.name().toLowerCase(Locale.ROOT).equals(text))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("is not one of them")));
    }
}
