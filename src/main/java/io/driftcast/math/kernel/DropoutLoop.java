package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * What {@link Activations#dropout} drops. The hash of an element is SplitMix64's output (Steele et
 * al. 2014, doi:10.1145/2714064.2660195) for its place in the matrix, row by row.
 */
final class DropoutLoop {

    private static final VectorSpecies<Long> BITS =
            VectorSpecies.of(long.class, KernelMode.SPECIES.vectorShape());

    /** As many elements as hashes. */
    private static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(
                    float.class, VectorShape.forBitSize(KernelMode.SPECIES.vectorBitSize() / 2));

    private static final int LANES = SPECIES.length();

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;

    /** Of a hash, as many bits count as a double has. */
    private static final int HASH_BITS = 53;

    private DropoutLoop() {}

    /** Hashes below it are dropped. */
    static long threshold(double rate) {
        return (long) Math.ceil(rate * (1L << HASH_BITS));
    }

    /** What the others are multiplied by. */
    static float scale(double rate) {
        return (float) (1 / (1 - rate));
    }

    /** What a row's hashes are taken of: this for its first element, more for each further one. */
    static long row(long key, int row, int columns) {
        return key + GAMMA * ((long) row * columns + 1);
    }

    private static long hash(long row, int column) {
        long z = row + GAMMA * column;
        z = (z ^ (z >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return (z ^ (z >>> 31)) >>> (Long.SIZE - HASH_BITS);
    }

    /** Whole vectors of a row; returns where the rest begins. */
    static int run(long rowHash, long threshold, float scale, Matrix x, Matrix y, int row) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ys = Memory.segment(y.tensor());
        long from = Memory.base(x.tensor()) + 4L * (x.offset() + row * x.rowStride());
        long to = Memory.base(y.tensor()) + 4L * (y.offset() + row * y.rowStride());
        int vectorised = SPECIES.loopBound(x.columns());
        LongVector first = LongVector.zero(BITS).addIndex(1).mul(GAMMA).add(rowHash);
        for (int n = 0; n < vectorised; n += LANES) {
            LongVector z = first.add(GAMMA * n);
            z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30)).mul(FIRST);
            z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(SECOND);
            z =
                    z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31))
                            .lanewise(VectorOperators.LSHR, Long.SIZE - HASH_BITS);
            FloatVector.fromMemorySegment(SPECIES, xs, from + 4L * n, Memory.ORDER)
                    .mul(scale)
                    .blend(0, z.compare(VectorOperators.LT, threshold).cast(SPECIES))
                    .intoMemorySegment(ys, to + 4L * n, Memory.ORDER);
        }
        Memory.keep(x.tensor());
        Memory.keep(y.tensor());
        return vectorised;
    }

    /** The elements of a row from one on. */
    static void rest(
            long rowHash, long threshold, float scale, Matrix x, Matrix y, int row, int first) {
        for (int n = first; n < x.columns(); n++) {
            y.set(row, n, hash(rowHash, n) < threshold ? 0 : x.get(row, n) * scale);
        }
    }
}
