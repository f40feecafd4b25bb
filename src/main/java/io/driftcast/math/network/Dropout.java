package io.driftcast.math.network;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;

/**
 * Inverted dropout: each number becomes 0 with a probability, the others are divided by the
 * probability of staying, so that nothing changes on average (Srivastava et al. 2014, JMLR 15).
 * Whether a number stays is a hash of the seed, the draw, its row and its column, so that it
 * depends neither on the threads nor on what was drawn before, and need not be kept for the pass
 * backward.
 */
public final class Dropout {

    /** Drops nothing. */
    public static final Dropout NONE = new Dropout(0, 0);

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private final double rate;
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
        this.seed = seed;
    }

    /** Whether it ever drops anything. */
    public boolean drops() {
        return rate > 0;
    }

    /** y = x masked, in blocks of rows on the team; y may be x. */
    public void mask(WorkerTeam team, long draw, Matrix x, Matrix y) {
        long key = mix(seed + GAMMA * draw);
        RowBlocks.run(
                team,
                x.rows(),
                (block, from, count) ->
                        Kernels.ACTIVATIONS.dropout(
                                key, from, rate, x.rows(from, count), y.rows(from, count)));
    }

    /** What something at a place is multiplied by in a draw: 0, or what makes up for the others. */
    public float factor(long draw, long place) {
        return factorAt(mix(seed + GAMMA * draw), place);
    }

    private float factorAt(long key, long place) {
        return (mix(key + GAMMA * (place + 1)) >>> 11) * UNIT >= rate
                ? (float) (1 / (1 - rate))
                : 0;
    }

    /** SplitMix64's output function: Steele et al. (2014), doi:10.1145/2714064.2660195. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
