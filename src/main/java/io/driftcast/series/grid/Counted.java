package io.driftcast.series.grid;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which readings a step has counted, so that repetitions can be told: a fingerprint of time and
 * value of each, of the last {@value #CAPACITY}. Two different readings of one step have the same
 * fingerprint by chance, one pair in 2<sup>32</sup>. Immutable.
 */
public final class Counted {

    /** How many are remembered. */
    public static final int CAPACITY = 64;

    /** No reading. */
    public static final Counted NONE = new Counted(new int[0]);

    private final int[] fingerprints;

    private Counted(int[] fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Puts one together from its fingerprints.
     *
     * @param fingerprints at most {@value #CAPACITY}, owned by it from now on
     */
    public static Counted of(int... fingerprints) {
        return fingerprints.length == 0 ? NONE : new Counted(fingerprints);
    }

    /** How many are remembered. */
    public int size() {
        return fingerprints.length;
    }

    /** A fingerprint; 0 is the oldest. */
    public int fingerprint(int index) {
        return fingerprints[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counted counted
                && Arrays.equals(fingerprints, counted.fingerprints);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprints);
    }

    @Override
    public String toString() {
        return Arrays.toString(fingerprints);
    }

    /** Whether a reading with this fingerprint is among those that are remembered. */
    public boolean contains(int fingerprint) {
        for (int known : fingerprints) {
            if (known == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** With one more, in place of the oldest if need be. */
    Counted with(int fingerprint) {
        int n = fingerprints.length;
        int from = n == CAPACITY ? 1 : 0;
        int[] more = Arrays.copyOfRange(fingerprints, from, n + 1);
        more[more.length - 1] = fingerprint;
        return new Counted(more);
    }

    /** With those of another one, the last of them. */
    Counted with(Counted other) {
        Counted all = this;
        for (int fingerprint : other.fingerprints) {
            all = all.with(fingerprint);
        }
        return all;
    }
}
