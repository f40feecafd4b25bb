package io.driftcast.render;

import java.util.Locale;

/** Text and numbers as HTML and SVG want them. */
final class Markup {

    private Markup() {}

    /** The text with what has a meaning in HTML written as entities, fit for attributes too. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A place in a drawing, to a tenth of a pixel. */
    static String pixel(double place) {
        double tenths = Math.rint(place * 10) / 10;
        return tenths == Math.rint(tenths)
                ? Long.toString((long) tenths)
                : String.format(Locale.ROOT, "%.1f", tenths);
    }
}
