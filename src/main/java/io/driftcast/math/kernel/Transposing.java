package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies of matrices of any strides. Where columns of A lie in one piece, squares of {@value #SIDE}
 * elements a side are turned in registers.
 */
final class Transposing {

    /** Also how many elements a vector has here, on any machine. */
    private static final int SIDE = 4;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_128;

    /** The first two elements of each of two vectors, in turn; and the last two. */
    private static final VectorShuffle<Float> LOW = VectorShuffle.fromValues(S, 0, 0, 1, 1);

    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromValues(S, 2, 2, 3, 3);

    private static final VectorMask<Float> ODD = VectorMask.fromValues(S, false, true, false, true);

    /** The halves of two vectors. */
    private static final VectorShuffle<Float> SWAP = VectorShuffle.fromValues(S, 2, 3, 0, 1);

    private static final VectorMask<Float> UPPER =
            VectorMask.fromValues(S, false, false, true, true);

    private Transposing() {}

    /** c_mn = a_mn. */
    static void copy(Matrix a, Matrix c) {
        boolean turned = a.rowStride() == 1 && a.columnStride() > 1;
        int rows = turned ? c.rows() / SIDE * SIDE : 0;
        int columns = c.columns() / SIDE * SIDE;
        for (int m = 0; m < rows; m += SIDE) {
            turn(a, c, m, columns);
        }
        if (rows > 0) {
            plain(a, c, 0, rows, columns);
        }
        plain(a, c, rows, c.rows(), 0);
    }

    /** Four rows of C, of the first so many columns. */
    private static void turn(Matrix a, Matrix c, int row, int columns) {
        MemorySegment am = Memory.segment(a.tensor());
        MemorySegment cm = Memory.segment(c.tensor());
        long aStep = 4L * a.columnStride();
        long cStep = 4L * c.rowStride();
        long from = Memory.base(a.tensor()) + 4L * (a.offset() + row);
        long to = Memory.base(c.tensor()) + 4L * (c.offset() + row * c.rowStride());
        for (int n = 0; n < columns; n += SIDE) {
            FloatVector x0 = FloatVector.fromMemorySegment(S, am, from, Memory.ORDER);
            FloatVector x1 = FloatVector.fromMemorySegment(S, am, from + aStep, Memory.ORDER);
            FloatVector x2 = FloatVector.fromMemorySegment(S, am, from + 2 * aStep, Memory.ORDER);
            FloatVector x3 = FloatVector.fromMemorySegment(S, am, from + 3 * aStep, Memory.ORDER);
            FloatVector low01 = x0.rearrange(LOW).blend(x1.rearrange(LOW), ODD);
            FloatVector low23 = x2.rearrange(LOW).blend(x3.rearrange(LOW), ODD);
            FloatVector high01 = x0.rearrange(HIGH).blend(x1.rearrange(HIGH), ODD);
            FloatVector high23 = x2.rearrange(HIGH).blend(x3.rearrange(HIGH), ODD);
            low01.blend(low23.rearrange(SWAP), UPPER).intoMemorySegment(cm, to, Memory.ORDER);
            low01.rearrange(SWAP)
                    .blend(low23, UPPER)
                    .intoMemorySegment(cm, to + cStep, Memory.ORDER);
            high01.blend(high23.rearrange(SWAP), UPPER)
                    .intoMemorySegment(cm, to + 2 * cStep, Memory.ORDER);
            high01.rearrange(SWAP)
                    .blend(high23, UPPER)
                    .intoMemorySegment(cm, to + 3 * cStep, Memory.ORDER);
            from += SIDE * aStep;
            to += 4L * SIDE;
        }
        Memory.keep(a.tensor());
        Memory.keep(c.tensor());
    }

    /** The rows from m0 to m1, of the columns from n0 on. */
    private static void plain(Matrix a, Matrix c, int m0, int m1, int n0) {
        MemorySegment am = Memory.segment(a.tensor());
        MemorySegment cm = Memory.segment(c.tensor());
        long first = Memory.base(a.tensor()) + 4L * (a.offset() + (long) n0 * a.columnStride());
        long target = Memory.base(c.tensor()) + 4L * c.offset();
        for (int m = m0; m < m1; m++) {
            long from = first + 4L * m * a.rowStride();
            long to = target + 4L * m * c.rowStride();
            for (int n = n0; n < c.columns(); n++) {
                cm.set(Memory.FLOAT, to + 4L * n, am.get(Memory.FLOAT, from));
                from += 4L * a.columnStride();
            }
        }
        Memory.keep(a.tensor());
        Memory.keep(c.tensor());
    }
}
