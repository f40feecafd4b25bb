package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Layer normalisation of a few rows at a time, for rows of whole groups of partial sums: each loop
 * goes over all rows before the next begins, so that no row waits for the sums of the one before.
 * The sums are those of {@link RowLoops}. One a thread; what it works on is set before and let go
 * of after.
 */
final class BlockNorm {

    /** Rows at a time: what the first level cache holds together with their sums. */
    private static final int ROWS = 32;

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final int SUMS = Blas.PARTIAL_SUMS;

    /** How many partial sums a row leaves in memory. */
    private static final int LEFT = 16;

    private static final long SECOND = 4L * LEFT;

    private static final long THIRD = 2 * SECOND;

    private static final long FOURTH = 3 * SECOND;

    private static final ThreadLocal<BlockNorm> OWN = ThreadLocal.withInitial(BlockNorm::new);

    private final Tensor partial = Tensor.zeros(Arena.ofAuto(), ROWS, LEFT);
    private final float[] means = new float[ROWS];
    private final float[] inverses = new float[ROWS];

    private Matrix x = EMPTY;

    private static final Matrix EMPTY = Matrix.of(Tensor.zeros(Arena.global(), 0, 0));

    /** Whether it can normalise rows of so many columns. */
    static boolean fits(int columns) {
        return columns % SUMS == 0 && columns > 0;
    }

    /** The calling thread's own. */
    static BlockNorm own() {
        return OWN.get();
    }

    /** All rows: y = (x - mean) / sqrt(variance + epsilon) gain + bias. */
    void run(Matrix rows, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        x = rows;
        for (int from = 0; from < rows.rows(); from += ROWS) {
            int count = Math.min(ROWS, rows.rows() - from);
            sums(from, count);
            addUp(means, count);
            for (int row = 0; row < count; row++) {
                means[row] /= rows.columns();
            }
            squares(from, count);
            addUp(inverses, count);
            for (int row = 0; row < count; row++) {
                inverses[row] = 1 / (float) Math.sqrt(inverses[row] / rows.columns() + epsilon);
            }
            normalise(from, count, gain, bias, y);
        }
        x = EMPTY;
    }

    private void sums(int from, int count) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ps = Memory.segment(partial);
        long row = Memory.base(x.tensor()) + 4L * (x.offset() + from * x.rowStride());
        long to = Memory.base(partial);
        int columns = x.columns();
        for (int r = 0; r < count; r++) {
            for (int j = 0; j < LEFT; j += LANES) {
                FloatVector s0 = FloatVector.zero(SPECIES);
                FloatVector s1 = FloatVector.zero(SPECIES);
                FloatVector s2 = FloatVector.zero(SPECIES);
                FloatVector s3 = FloatVector.zero(SPECIES);
                for (int i = j; i < columns; i += SUMS) {
                    long at = row + 4L * i;
                    s0 = s0.add(FloatVector.fromMemorySegment(SPECIES, xs, at, Memory.ORDER));
                    s1 =
                            s1.add(
                                    FloatVector.fromMemorySegment(
                                            SPECIES, xs, at + SECOND, Memory.ORDER));
                    s2 =
                            s2.add(
                                    FloatVector.fromMemorySegment(
                                            SPECIES, xs, at + THIRD, Memory.ORDER));
                    s3 =
                            s3.add(
                                    FloatVector.fromMemorySegment(
                                            SPECIES, xs, at + FOURTH, Memory.ORDER));
                }
                s0.add(s2).add(s1.add(s3)).intoMemorySegment(ps, to + 4L * j, Memory.ORDER);
            }
            row += 4L * x.rowStride();
            to += SECOND;
        }
    }

    private void squares(int from, int count) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ps = Memory.segment(partial);
        long row = Memory.base(x.tensor()) + 4L * (x.offset() + from * x.rowStride());
        long to = Memory.base(partial);
        int columns = x.columns();
        for (int r = 0; r < count; r++) {
            float mean = means[r];
            for (int j = 0; j < LEFT; j += LANES) {
                FloatVector s0 = FloatVector.zero(SPECIES);
                FloatVector s1 = FloatVector.zero(SPECIES);
                FloatVector s2 = FloatVector.zero(SPECIES);
                FloatVector s3 = FloatVector.zero(SPECIES);
                for (int i = j; i < columns; i += SUMS) {
                    long at = row + 4L * i;
                    FloatVector d =
                            FloatVector.fromMemorySegment(SPECIES, xs, at, Memory.ORDER).sub(mean);
                    s0 = d.fma(d, s0);
                    d =
                            FloatVector.fromMemorySegment(SPECIES, xs, at + SECOND, Memory.ORDER)
                                    .sub(mean);
                    s1 = d.fma(d, s1);
                    d =
                            FloatVector.fromMemorySegment(SPECIES, xs, at + THIRD, Memory.ORDER)
                                    .sub(mean);
                    s2 = d.fma(d, s2);
                    d =
                            FloatVector.fromMemorySegment(SPECIES, xs, at + FOURTH, Memory.ORDER)
                                    .sub(mean);
                    s3 = d.fma(d, s3);
                }
                s0.add(s2).add(s1.add(s3)).intoMemorySegment(ps, to + 4L * j, Memory.ORDER);
            }
            row += 4L * x.rowStride();
            to += SECOND;
        }
    }

    /** The partial sums of each row added up, in the order of {@link Blas#dot}. */
    private void addUp(float[] sums, int count) {
        MemorySegment ps = Memory.segment(partial);
        long at = Memory.base(partial);
        for (int row = 0; row < count; row++) {
            float s0 = ps.get(Memory.FLOAT, at) + ps.get(Memory.FLOAT, at + 32);
            float s1 = ps.get(Memory.FLOAT, at + 4) + ps.get(Memory.FLOAT, at + 36);
            float s2 = ps.get(Memory.FLOAT, at + 8) + ps.get(Memory.FLOAT, at + 40);
            float s3 = ps.get(Memory.FLOAT, at + 12) + ps.get(Memory.FLOAT, at + 44);
            float s4 = ps.get(Memory.FLOAT, at + 16) + ps.get(Memory.FLOAT, at + 48);
            float s5 = ps.get(Memory.FLOAT, at + 20) + ps.get(Memory.FLOAT, at + 52);
            float s6 = ps.get(Memory.FLOAT, at + 24) + ps.get(Memory.FLOAT, at + 56);
            float s7 = ps.get(Memory.FLOAT, at + 28) + ps.get(Memory.FLOAT, at + 60);
            sums[row] = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
            at += SECOND;
        }
    }

    private void normalise(int from, int count, Tensor gain, Tensor bias, Matrix y) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment gs = Memory.segment(gain);
        MemorySegment bs = Memory.segment(bias);
        MemorySegment ys = Memory.segment(y.tensor());
        long xRow = Memory.base(x.tensor()) + 4L * (x.offset() + from * x.rowStride());
        long g = Memory.base(gain);
        long b = Memory.base(bias);
        long yRow = Memory.base(y.tensor()) + 4L * (y.offset() + from * y.rowStride());
        int columns = y.columns();
        for (int r = 0; r < count; r++) {
            float mean = means[r];
            float inverse = inverses[r];
            for (int n = 0; n < columns; n += LANES) {
                long i = 4L * n;
                FloatVector v = FloatVector.fromMemorySegment(SPECIES, xs, xRow + i, Memory.ORDER);
                FloatVector gv = FloatVector.fromMemorySegment(SPECIES, gs, g + i, Memory.ORDER);
                FloatVector bv = FloatVector.fromMemorySegment(SPECIES, bs, b + i, Memory.ORDER);
                v.sub(mean).mul(inverse).fma(gv, bv).intoMemorySegment(ys, yRow + i, Memory.ORDER);
            }
            xRow += 4L * x.rowStride();
            yRow += 4L * y.rowStride();
        }
        Memory.keep(x.tensor());
        Memory.keep(gain);
        Memory.keep(bias);
        Memory.keep(y.tensor());
    }
}
