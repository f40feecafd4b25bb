package io.driftcast.series.grid;

/**
 * The mean spacing of the newest readings in a row that follow each other about evenly, but not as
 * the grid expects. Not thread-safe.
 */
public final class Pace {

    private static final double ABOUT = 0.15;
    private static final double AS_EXPECTED = 0.05;

    private double millis;
    private int spacings;

    Pace() {}

    /** Puts one together from what the accessors gave. */
    public Pace(double millis, int spacings) {
        this.millis = millis;
        this.spacings = spacings;
    }

    /** The mean spacing. */
    public double millis() {
        return millis;
    }

    /** How many spacings in a row are about the same; 0 if the last one is as expected. */
    public int spacings() {
        return spacings;
    }

    /**
     * The newest reading came.
     *
     * @param spacing how long after the one before it
     * @param expected how long that is on the grid
     */
    void follow(long spacing, double expected) {
        if (Math.abs(spacing - expected) <= AS_EXPECTED * expected) {
            reset();
        } else if (Math.abs(spacing - millis) > ABOUT * millis) {
            millis = spacing;
            spacings = 1;
        } else {
            spacings = Math.min(spacings, Integer.MAX_VALUE - 1) + 1;
            millis += (spacing - millis) / spacings;
        }
    }

    /** Times at this pace, the last of which is given. */
    long[] times(int count, long last) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = last - Math.round((count - 1 - i) * millis);
        }
        return times;
    }

    void reset() {
        millis = 0;
        spacings = 0;
    }
}
