package io.driftcast.render;

import java.util.Locale;

/** Numbers for people. */
public final class Figures {

    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;

    private Figures() {}

    /** Five significant digits; nothing where it is not finite. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (size >= LARGE || (size > 0 && size < SMALL)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, 5 - whole) + "f", value);
    }

    /** With so many places; nothing where it is not finite. */
    public static String fixed(double value, int places) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + places + "f", value) : "";
    }

    /** A share as whole percent; nothing where it is not finite. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "";
    }

    /** A text behind so many places, for columns of numbers. */
    static String right(int width, String text) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
