package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What {@link Activations#dropout} drops. A row's number and the key give 32 bits by SplitMix64
 * (Steele et al. 2014, doi:10.1145/2714064.2660195); these and the column an element's hash by the
 * last steps of MurmurHash3, whose products a vector has in each lane.
 */
final class DropoutLoop {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final VectorSpecies<Integer> BITS =
            VectorSpecies.of(int.class, SPECIES.vectorShape());

    private static final int LANES = SPECIES.length();

    private static final long ROW = 0x9E3779B97F4A7C15L;

    /** An odd number near 2^32 over the golden ratio: hashes of columns begin far apart. */
    private static final int COLUMN = 0x9E3779B9;

    private static final int FIRST = 0x85EBCA6B;
    private static final int SECOND = 0xC2B2AE35;

    /** Of a hash, as many bits count as a float has. */
    private static final int HASH_BITS = 24;

    private DropoutLoop() {}

    /** Hashes below it are dropped. */
    static int threshold(double rate) {
        return (int) Math.round(rate * (1 << HASH_BITS));
    }

    /** What the others are multiplied by. */
    static float scale(double rate) {
        return (float) (1 / (1 - rate));
    }

    /** Where the hashes of a row begin. */
    static int row(long key, int row) {
        long z = key + ROW * (row + 1L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) (z ^ (z >>> 31));
    }

    /** The hash of an element. */
    static int hash(int row, int column) {
        int h = row + column * COLUMN;
        h = (h ^ (h >>> 16)) * FIRST;
        h = (h ^ (h >>> 13)) * SECOND;
        return (h ^ (h >>> 16)) >>> (Integer.SIZE - HASH_BITS);
    }

    /** Whole vectors of a row; returns where the rest begins. */
    static int run(int rowHash, int threshold, float scale, Matrix x, Matrix y, int row) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ys = Memory.segment(y.tensor());
        long from = Memory.base(x.tensor()) + 4L * (x.offset() + row * x.rowStride());
        long to = Memory.base(y.tensor()) + 4L * (y.offset() + row * y.rowStride());
        int vectorised = SPECIES.loopBound(x.columns());
        IntVector h0 = IntVector.zero(BITS).addIndex(1).mul(COLUMN).add(rowHash);
        for (int n = 0; n < vectorised; n += LANES) {
            IntVector h = h0.add(n * COLUMN);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16)).mul(FIRST);
            h = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 13)).mul(SECOND);
            h =
                    h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16))
                            .lanewise(VectorOperators.LSHR, Integer.SIZE - HASH_BITS);
            IntVector kept =
                    FloatVector.fromMemorySegment(SPECIES, xs, from + 4L * n, Memory.ORDER)
                            .mul(scale)
                            .reinterpretAsInts();
            kept.blend(0, h.compare(VectorOperators.LT, threshold))
                    .reinterpretAsFloats()
                    .intoMemorySegment(ys, to + 4L * n, Memory.ORDER);
        }
        Memory.keep(x.tensor());
        Memory.keep(y.tensor());
        return vectorised;
    }

    /** The elements of a row from one on. */
    static void rest(
            int rowHash, int threshold, float scale, Matrix x, Matrix y, int row, int first) {
        for (int n = first; n < x.columns(); n++) {
            y.set(row, n, hash(rowHash, n) < threshold ? 0 : x.get(row, n) * scale);
        }
    }
}
