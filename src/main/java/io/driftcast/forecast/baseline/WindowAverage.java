package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;

/** The mean of the last k values, of fewer before there are so many. Not thread-safe. */
final class WindowAverage implements Average {

    private final double[] ring;
    private int next;
    private int filled;

    /**
     * @param ring k places
     * @param next the place of the next value
     * @param filled how many places are taken
     */
    WindowAverage(double[] ring, int next, int filled) {
        this.ring = ring;
        this.next = next;
        this.filled = filled;
    }

    @Override
    public double value() {
        double sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += ring[i];
        }
        return filled == 0 ? Double.NaN : sum / filled;
    }

    @Override
    public void add(double value) {
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
        filled = Math.min(ring.length, filled + 1);
    }

    @Override
    public double weight() {
        return 2.0 / (ring.length + 1);
    }

    @Override
    public int length() {
        return 2 * Integer.BYTES + ring.length * Double.BYTES;
    }

    @Override
    public void put(ByteWriter bytes) {
        bytes.putInt(next).putInt(filled).putDoubles(ring);
    }
}
