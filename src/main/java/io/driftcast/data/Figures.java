package io.driftcast.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /** Rounded to three digits, without zeros at the end. */
    static String rounded(double number) {
        return new BigDecimal(number).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
