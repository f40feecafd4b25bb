package io.driftcast.series.grid;

/**
 * One arriving reading.
 *
 * @param observedAt when it was measured, epoch milliseconds
 * @param value what was measured; NaN: it is known to be missing
 * @param ingestAt when it arrived, epoch milliseconds
 * @param rawValue its record's value as it came, kept for as long as the reading is held; not
 *     copied, so not to be changed
 * @param partition where it came from
 * @param offset where it came from
 */
public record Arrival(
        long observedAt, double value, long ingestAt, byte[] rawValue, int partition, long offset) {

    /** Whether the other one says the same of the same time, as a repetition does. */
    boolean repeats(Arrival other) {
        return observedAt == other.observedAt
                && Double.doubleToLongBits(value) == Double.doubleToLongBits(other.value);
    }
}
