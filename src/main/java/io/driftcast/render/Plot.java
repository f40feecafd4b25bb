package io.driftcast.render;

/**
 * The rectangle that marks are drawn in.
 *
 * @param x the range from its left to its right side
 * @param y the range from its lower to its upper side
 */
record Plot(Span x, Span y, double left, double top, double right, double bottom) {

    double xAt(double value) {
        return left + (value - x.from()) / (x.to() - x.from()) * (right - left);
    }

    /** Held within the plot, so that a mark beyond it ends at its side. */
    double yAt(double value) {
        double held = Math.clamp(value, y.from(), y.to());
        return bottom - (held - y.from()) / (y.to() - y.from()) * (bottom - top);
    }
}
