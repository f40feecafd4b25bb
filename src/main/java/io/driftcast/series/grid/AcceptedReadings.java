package io.driftcast.series.grid;

/**
 * Remembers the last {@value #CAPACITY} accepted readings of a series, by a fingerprint of time and
 * value, so that repetitions can be told.
 *
 * <p>Two readings of the same time have the same fingerprint only if they have the same value; two
 * of different times have the same by chance, one pair in 2<sup>64</sup>.
 */
public final class AcceptedReadings {

    /** How many are remembered. */
    public static final int CAPACITY = 16;

    private final long[] ring = new long[CAPACITY];
    private int size;
    private int next;

    /** How many are remembered now. */
    public int size() {
        return size;
    }

    /**
     * A remembered fingerprint.
     *
     * @param index 0 for the oldest, below {@link #size()}
     */
    public long fingerprint(int index) {
        return ring[(next - size + index) & (CAPACITY - 1)];
    }

    /** Remembers one more, in place of the oldest if need be. */
    public void add(long fingerprint) {
        ring[next] = fingerprint;
        next = (next + 1) & (CAPACITY - 1);
        size = Math.min(size + 1, CAPACITY);
    }

    boolean contains(long fingerprint) {
        for (int i = 0; i < size; i++) {
            if (ring[i] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    static long fingerprint(Arrival arrival) {
        long ofValue = mix(Double.doubleToLongBits(arrival.value()));
        return mix(ofValue + arrival.observedAt() * 0x9e3779b97f4a7c15L);
    }

    /** A bijection of the longs that spreads every bit: the finaliser of SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
