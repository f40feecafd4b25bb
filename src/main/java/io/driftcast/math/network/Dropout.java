package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;

/**
 * Inverted dropout: each number becomes 0 with a probability, the others are divided by the
 * probability of staying, so that nothing changes on average (Srivastava et al. 2014, JMLR 15).
 * Whether a number stays is a hash of the seed, the draw and its place, so that it depends neither
 * on the threads nor on what was drawn before, and need not be kept for the pass backward.
 */
public final class Dropout {

    /** Drops nothing. */
    public static final Dropout NONE = new Dropout(0, 0);

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private final double rate;
    private final float scale;
    private final long seed;

    /**
     * @param rate the probability of 0, in [0, 1)
     * @throws IllegalArgumentException if that is out of its range
     */
    public Dropout(double rate, long seed) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout of " + rate);
        }
        this.rate = rate;
        this.scale = (float) (1 / (1 - rate));
        this.seed = seed;
    }

    /** Whether it ever drops anything. */
    public boolean drops() {
        return rate > 0;
    }

    /** y = x masked, row by row on the team; y may be x. */
    public void mask(WorkerTeam team, long draw, Matrix x, Matrix y) {
        long key = mix(seed + GAMMA * draw);
        team.run(x.rows(), row -> maskRow(key, row, x, y));
    }

    private void maskRow(long key, int row, Matrix x, Matrix y) {
        for (int column = 0; column < x.columns(); column++) {
            long place = (long) row * x.columns() + column;
            y.set(row, column, x.get(row, column) * factorAt(key, place));
        }
    }

    /** What a number at a place is multiplied by in a draw: 0, or what makes up for the others. */
    public float factor(long draw, long place) {
        return factorAt(mix(seed + GAMMA * draw), place);
    }

    private float factorAt(long key, long place) {
        return (mix(key + GAMMA * (place + 1)) >>> 11) * UNIT >= rate ? scale : 0;
    }

    /** SplitMix64's output function: Steele et al. (2014), doi:10.1145/2714064.2660195. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
