package io.driftcast.data;

import java.util.Optional;

/** Decimal numbers as files write them: digits, one point, an exponent, nothing of Java's own. */
final class Numbers {

    private Numbers() {}

    /** The finite number that a text is, or empty. */
    static Optional<Double> parse(String text) {
        if (!hasOnlyDecimalCharacters(text)) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** parseDouble alone would also take 1d, 0x1p3, NaN and Infinity. */
    private static boolean hasOnlyDecimalCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
