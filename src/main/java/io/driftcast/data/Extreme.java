package io.driftcast.data;

/**
 * The value at one end of a column, how often it is there, and the next one; for numbers that stand
 * for a missing value. Not thread-safe.
 */
final class Extreme {
    private final int sign;
    private double value = Double.NaN;
    private double next = Double.NaN;
    private long count;

    /**
     * @param sign 1 for the largest value, -1 for the smallest
     */
    Extreme(int sign) {
        this.sign = sign;
    }

    void add(double number) {
        if (number == value) {
            count++;
        } else if (Double.isNaN(value) || sign * number > sign * value) {
            next = value;
            value = number;
            count = 1;
        } else if (Double.isNaN(next) || sign * number > sign * next) {
            next = number;
        }
    }

    double value() {
        return value;
    }

    /** How often the value is there. */
    long count() {
        return count;
    }

    /** The nearest other value; NaN if there is none. */
    double next() {
        return next;
    }

    /**
     * Whether the value repeats and stands so far off that it may not be one: 3 times as far as the
     * others reach, or half as far where it looks made up, as -200 and -999 do.
     *
     * @param other the other end of the column
     */
    boolean isFarOff(Extreme other) {
        if (count < 3 || value == 0 || Double.isNaN(next) || value != Math.rint(value)) {
            return false;
        }
        double reach = Math.abs(next - other.value);
        double distance = Math.abs(value - next);
        return reach > 0 && distance > (looksMadeUp() ? 0.5 : 3) * reach;
    }

    private boolean looksMadeUp() {
        double size = Math.abs(value);
        boolean nines = size >= 99 && String.valueOf((long) size).chars().allMatch(c -> c == '9');
        return nines || (value < 0 && size % 100 == 0);
    }
}
