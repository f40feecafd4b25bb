package io.driftcast.data;

/** Decimal numbers of programs: digits, one point, an exponent, nothing of Java's own. */
final class Numbers {

    private Numbers() {}

    /** The finite number that a text is; NaN if it is none. */
    static double parse(String text) {
        if (!hasOnlyDecimalCharacters(text)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** parseDouble alone would also take 1d, 0x1p3, NaN and Infinity. */
    private static boolean hasOnlyDecimalCharacters(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
            digits |= digit;
        }
        return digits;
    }
}
