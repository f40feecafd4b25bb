package io.driftcast.render;

/**
 * The range that an axis shows.
 *
 * @param from below {@code to}
 */
record Span(double from, double to) {

    /** The range of no values. */
    static final Span NONE = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** This range widened to hold the finite ones of some values. */
    Span with(double... values) {
        double low = from;
        double high = to;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Span(low, high);
    }

    /** This range with room on both sides; of no or one value, a range about it. */
    Span padded(double share) {
        if (from > to) {
            return new Span(0, 1);
        }
        double room = share * (to - from);
        if (to - from <= 1e-12 * Math.max(Math.abs(from), Math.abs(to))) {
            room = from == 0 ? 1 : 0.1 * Math.abs(from);
        }
        return new Span(from - room, to + room);
    }
}
