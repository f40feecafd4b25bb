package io.driftcast.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The texts that stand for a value that is known to be missing: an empty one, those that programs
 * are used to write, in any case, and those that the call names.
 */
final class MissingMarkers {

    private static final Set<String> USUAL =
            Set.of(
                    "",
                    "na",
                    "n/a",
                    "#n/a",
                    "nan",
                    "null",
                    "none",
                    "nil",
                    ".",
                    "?",
                    "-",
                    "--",
                    "...",
                    "missing",
                    "unavailable",
                    "unknown");

    private final Set<String> named = new HashSet<>();
    private final Set<Double> numbers = new HashSet<>();

    /**
     * @param named further texts; a number stands for all spellings of it
     */
    MissingMarkers(List<String> named) {
        for (String each : named) {
            this.named.add(each.strip().toLowerCase(Locale.ROOT));
            double number = Numbers.parse(each.strip());
            if (!Double.isNaN(number)) {
                numbers.add(number);
            }
        }
    }

    /** Whether a field, stripped, says that its value is missing. */
    boolean contains(String field) {
        if (field.length() > 0 && Character.isDigit(field.charAt(0)) && named.isEmpty()) {
            return false; // the usual field, without the cost of a copy
        }
        String text = field.toLowerCase(Locale.ROOT);
        return USUAL.contains(text) || named.contains(text);
    }

    /** Whether a number is one of those named. */
    boolean contains(double value) {
        return !numbers.isEmpty() && numbers.contains(value);
    }
}
