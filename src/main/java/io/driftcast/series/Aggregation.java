package io.driftcast.series;

/**
 * How several readings of a step become its value. A step with no value among its readings is
 * missing (NaN) under every aggregation, {@link #COUNT} too: no reading says that nothing was
 * heard, not that nothing happened.
 */
public enum Aggregation {
    /** The arithmetic mean, updated in the order of arrival. */
    MEAN,
    /** The value with the latest observed_at; of equal ones, that which arrived last. */
    LAST,
    /** The sum, in the order of arrival. */
    SUM,
    /** The smallest value. */
    MIN,
    /** The largest value. */
    MAX,
    /** The number of readings with a value. */
    COUNT;

    /** Whether each reading adds to the value, equal ones too. */
    public boolean addsUp() {
        return this == SUM || this == COUNT;
    }

    /**
     * The value of a step after one more reading. {@link #LAST} answers with the new one: whether
     * it is the latest is known to the caller.
     *
     * @param value the step's value so far; not read if {@code count} is 0
     * @param count how many readings went into {@code value}
     * @param reading the value of the further reading, finite
     */
    public double merge(double value, int count, double reading) {
        if (count == 0) {
            return this == COUNT ? 1 : reading;
        }
        return switch (this) {
            case MEAN -> value + (reading - value) / (count + 1);
            case LAST -> reading;
            case SUM -> value + reading;
            case MIN -> Math.min(value, reading);
            case MAX -> Math.max(value, reading);
            case COUNT -> count + 1;
        };
    }

    /**
     * The value of a step after several more readings.
     *
     * @param value the step's value so far; not read if {@code count} is 0
     * @param count how many readings went into {@code value}
     * @param further the value of the further readings by themselves
     * @param furtherCount how many there are, at least 1
     */
    public double merge(double value, int count, double further, int furtherCount) {
        if (count == 0) {
            return further;
        }
        return switch (this) {
            case MEAN ->
                    value + (further - value) * ((double) furtherCount / (count + furtherCount));
            case SUM, COUNT -> value + further;
            case LAST -> further;
            case MIN -> Math.min(value, further);
            case MAX -> Math.max(value, further);
        };
    }
}
