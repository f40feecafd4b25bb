package io.driftcast.series.grid;

/**
 * One arriving reading.
 *
 * @param observedAt when it was measured, epoch milliseconds
 * @param value what was measured; NaN: it is known to be missing, or not legal
 * @param illegal whether a value was measured that is not legal
 * @param fingerprint of time and value as they came
 * @param ingestAt when it arrived, epoch milliseconds
 * @param rawValue its record's value as it came, kept for as long as the reading is held; not
 *     copied, so not to be changed
 * @param partition where it came from
 * @param offset where it came from
 */
public record Arrival(
        long observedAt,
        double value,
        boolean illegal,
        int fingerprint,
        long ingestAt,
        byte[] rawValue,
        int partition,
        long offset) {

    /** A reading of any value. */
    public Arrival(
            long observedAt,
            double value,
            long ingestAt,
            byte[] rawValue,
            int partition,
            long offset) {
        this(
                observedAt,
                value,
                false,
                fingerprint(observedAt, value),
                ingestAt,
                rawValue,
                partition,
                offset);
    }

    /** The same without its value, which is not legal. */
    Arrival withoutIllegalValue() {
        return new Arrival(
                observedAt, Double.NaN, true, fingerprint, ingestAt, rawValue, partition, offset);
    }

    /** Whether the other one says the same of the same time, as a repetition does. */
    boolean repeats(Arrival other) {
        return observedAt == other.observedAt && fingerprint == other.fingerprint;
    }

    private static int fingerprint(long observedAt, double value) {
        long mixed = mix(Double.doubleToLongBits(value));
        return (int) (mix(mixed + observedAt * 0x9e3779b97f4a7c15L) >>> Integer.SIZE);
    }

    /** A bijection of the longs that spreads every bit: the finaliser of SplitMix64. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
