package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@link Gemm}: a tile of C stays in registers while k runs, each row of A
 * is broadcast, each row of B is loaded once for all rows of the tile (Goto and van de Geijn 2008,
 * doi:10.1145/1356052.1356053).
 *
 * <p>The sums begin with what {@code from} holds, which is C itself or, with a row stride of 0, a
 * bias. A tile that reaches below the last row repeats that row: all of {@code from} is read before
 * anything is written, so that the repeated rows come out alike and are written to one place.
 *
 * <p>The loops are written out by hand: vectors that pass through a method, or an array, live on
 * the heap as soon as the JIT stops inlining. Nor can a tile be much larger than 4 by 4: the client
 * compiler runs out of registers of its own in the method, which then stays in its slowest form for
 * good. Positions and strides are in bytes.
 */
final class GemmTile {

    /** How many rows the tallest tile has. */
    static final int ROWS = 6;

    private static final VectorSpecies<Float> S = KernelMode.SPECIES;
    private static final ByteOrder ORDER = Memory.ORDER;
    private static final long V = S.vectorByteSize();

    // A row of A is broadcast as bits: it is one instruction for an int that need not be aligned.
    private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, S.vectorShape());
    private static final ValueLayout.OfInt BITS = ValueLayout.JAVA_INT_UNALIGNED;

    // What positions, strides and depths cannot exceed. Said in the loops, it lets the JIT see that
    // no access lies outside of memory, and drop the check of each: without, a third of the speed.
    private static final long PLACE = (1L << 57) - 1;
    private static final long STRIDE = (1L << 34) - 1;

    /** The greatest depth of a tile, all bits set. */
    static final int DEPTH = (1 << 16) - 1;

    private static final ValueLayout.OfFloat FLOAT = Memory.FLOAT;

    /** No tensor. */
    static final Tensor NONE = Tensor.zeros(Arena.global(), 0);

    private static final int PANEL = PackedMatrix.PANEL;

    private static final ThreadLocal<GemmTile> OWN = ThreadLocal.withInitial(GemmTile::new);

    private final Tensor copy = Tensor.zeros(Arena.ofAuto(), Gemm.DEPTH, PANEL);
    private final Tensor edge = Tensor.zeros(Arena.ofAuto(), ROWS, S.length());

    Tensor a = NONE;
    Tensor b = NONE;
    Tensor from = NONE;
    Tensor c = NONE;
    long aRow;
    long aColumn;
    long bRow;
    long fromRow;
    long cRow;

    /** The calling thread's own, with its working memory. */
    static GemmTile own() {
        return OWN.get();
    }

    /** Lets go of the tensors. */
    void clear() {
        a = NONE;
        b = NONE;
        from = NONE;
        c = NONE;
    }

    /** Makes B a copy of some rows and at most 64 columns of a matrix. */
    void takePanel(Tensor matrix, long at, long row, int columns, int depth) {
        b = copy;
        bRow = (long) PANEL * Float.BYTES;
        MemorySegment bm = Memory.segment(matrix);
        MemorySegment cm = Memory.segment(copy);
        long to = Memory.base(copy);
        for (int k = 0; k < depth; k++) {
            int n = 0;
            for (; n <= columns - S.length(); n += S.length()) {
                FloatVector.fromMemorySegment(S, bm, at + 4L * n, ORDER)
                        .intoMemorySegment(cm, to + 4L * n, ORDER);
            }
            for (; n < columns; n++) {
                cm.set(FLOAT, to + 4L * n, bm.get(FLOAT, at + 4L * n));
            }
            at += row;
            to += bRow;
        }
    }

    /** Up to 6 rows and the first few columns of a vector. */
    void partOfVector(long aAt, long bAt, long fromAt, long cAt, int rows, int columns, int depth) {
        Tensor ownFrom = from;
        Tensor ownC = c;
        long ownFromRow = fromRow;
        long ownCRow = cRow;
        MemorySegment em = Memory.segment(edge);
        long base = Memory.base(edge);
        copy(Memory.segment(from), fromAt, fromRow, em, base, V, rows, columns);
        from = edge;
        c = edge;
        fromRow = V;
        cRow = V;
        rows6vectors1(aAt, bAt, base, base, rows, depth);
        from = ownFrom;
        c = ownC;
        fromRow = ownFromRow;
        cRow = ownCRow;
        copy(em, base, V, Memory.segment(c), cAt, cRow, rows, columns);
    }

    private static void copy(
            MemorySegment source,
            long sourceAt,
            long sourceRow,
            MemorySegment target,
            long targetAt,
            long targetRow,
            int rows,
            int columns) {
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < columns; n++) {
                float value = source.get(FLOAT, sourceAt + r * sourceRow + 4L * n);
                target.set(FLOAT, targetAt + r * targetRow + 4L * n, value);
            }
        }
    }

    /** Up to 6 rows and 4 vectors, for 32 registers. */
    void rows6vectors4(long aAt, long bAt, long fromAt, long cAt, int rows, int depth) {
        MemorySegment am = Memory.segment(a);
        MemorySegment bm = Memory.segment(b);
        MemorySegment fm = Memory.segment(from);
        MemorySegment cm = Memory.segment(c);
        long aStep = aColumn & STRIDE;
        long bStep = bRow & STRIDE;
        long b0 = bAt & PLACE;
        long a0 = aAt & PLACE;
        long f0 = fromAt & PLACE;
        long c0 = cAt & PLACE;
        long r1 = Math.min(1, rows - 1);
        long a1 = (aAt + r1 * aRow) & PLACE;
        long f1 = (fromAt + r1 * fromRow) & PLACE;
        long c1 = (cAt + r1 * cRow) & PLACE;
        long r2 = Math.min(2, rows - 1);
        long a2 = (aAt + r2 * aRow) & PLACE;
        long f2 = (fromAt + r2 * fromRow) & PLACE;
        long c2 = (cAt + r2 * cRow) & PLACE;
        long r3 = Math.min(3, rows - 1);
        long a3 = (aAt + r3 * aRow) & PLACE;
        long f3 = (fromAt + r3 * fromRow) & PLACE;
        long c3 = (cAt + r3 * cRow) & PLACE;
        long r4 = Math.min(4, rows - 1);
        long a4 = (aAt + r4 * aRow) & PLACE;
        long f4 = (fromAt + r4 * fromRow) & PLACE;
        long c4 = (cAt + r4 * cRow) & PLACE;
        long r5 = Math.min(5, rows - 1);
        long a5 = (aAt + r5 * aRow) & PLACE;
        long f5 = (fromAt + r5 * fromRow) & PLACE;
        long c5 = (cAt + r5 * cRow) & PLACE;
        FloatVector s00 = load(fm, f0 + 0 * V);
        FloatVector s01 = load(fm, f0 + 1 * V);
        FloatVector s02 = load(fm, f0 + 2 * V);
        FloatVector s03 = load(fm, f0 + 3 * V);
        FloatVector s10 = load(fm, f1 + 0 * V);
        FloatVector s11 = load(fm, f1 + 1 * V);
        FloatVector s12 = load(fm, f1 + 2 * V);
        FloatVector s13 = load(fm, f1 + 3 * V);
        FloatVector s20 = load(fm, f2 + 0 * V);
        FloatVector s21 = load(fm, f2 + 1 * V);
        FloatVector s22 = load(fm, f2 + 2 * V);
        FloatVector s23 = load(fm, f2 + 3 * V);
        FloatVector s30 = load(fm, f3 + 0 * V);
        FloatVector s31 = load(fm, f3 + 1 * V);
        FloatVector s32 = load(fm, f3 + 2 * V);
        FloatVector s33 = load(fm, f3 + 3 * V);
        FloatVector s40 = load(fm, f4 + 0 * V);
        FloatVector s41 = load(fm, f4 + 1 * V);
        FloatVector s42 = load(fm, f4 + 2 * V);
        FloatVector s43 = load(fm, f4 + 3 * V);
        FloatVector s50 = load(fm, f5 + 0 * V);
        FloatVector s51 = load(fm, f5 + 1 * V);
        FloatVector s52 = load(fm, f5 + 2 * V);
        FloatVector s53 = load(fm, f5 + 3 * V);
        int count = depth & DEPTH;
        for (int k = 0; k < count; k++) {
            long bk = b0 + k * bStep;
            long ak = k * aStep;
            FloatVector y0 = FloatVector.fromMemorySegment(S, bm, bk + 0 * V, ORDER);
            FloatVector y1 = FloatVector.fromMemorySegment(S, bm, bk + 1 * V, ORDER);
            FloatVector y2 = FloatVector.fromMemorySegment(S, bm, bk + 2 * V, ORDER);
            FloatVector y3 = FloatVector.fromMemorySegment(S, bm, bk + 3 * V, ORDER);
            FloatVector x = IntVector.broadcast(I, am.get(BITS, a0 + ak)).reinterpretAsFloats();
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            x = IntVector.broadcast(I, am.get(BITS, a1 + ak)).reinterpretAsFloats();
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            x = IntVector.broadcast(I, am.get(BITS, a2 + ak)).reinterpretAsFloats();
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            x = IntVector.broadcast(I, am.get(BITS, a3 + ak)).reinterpretAsFloats();
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
            x = IntVector.broadcast(I, am.get(BITS, a4 + ak)).reinterpretAsFloats();
            s40 = x.fma(y0, s40);
            s41 = x.fma(y1, s41);
            s42 = x.fma(y2, s42);
            s43 = x.fma(y3, s43);
            x = IntVector.broadcast(I, am.get(BITS, a5 + ak)).reinterpretAsFloats();
            s50 = x.fma(y0, s50);
            s51 = x.fma(y1, s51);
            s52 = x.fma(y2, s52);
            s53 = x.fma(y3, s53);
        }
        s00.intoMemorySegment(cm, c0 + 0 * V, ORDER);
        s01.intoMemorySegment(cm, c0 + 1 * V, ORDER);
        s02.intoMemorySegment(cm, c0 + 2 * V, ORDER);
        s03.intoMemorySegment(cm, c0 + 3 * V, ORDER);
        s10.intoMemorySegment(cm, c1 + 0 * V, ORDER);
        s11.intoMemorySegment(cm, c1 + 1 * V, ORDER);
        s12.intoMemorySegment(cm, c1 + 2 * V, ORDER);
        s13.intoMemorySegment(cm, c1 + 3 * V, ORDER);
        s20.intoMemorySegment(cm, c2 + 0 * V, ORDER);
        s21.intoMemorySegment(cm, c2 + 1 * V, ORDER);
        s22.intoMemorySegment(cm, c2 + 2 * V, ORDER);
        s23.intoMemorySegment(cm, c2 + 3 * V, ORDER);
        s30.intoMemorySegment(cm, c3 + 0 * V, ORDER);
        s31.intoMemorySegment(cm, c3 + 1 * V, ORDER);
        s32.intoMemorySegment(cm, c3 + 2 * V, ORDER);
        s33.intoMemorySegment(cm, c3 + 3 * V, ORDER);
        s40.intoMemorySegment(cm, c4 + 0 * V, ORDER);
        s41.intoMemorySegment(cm, c4 + 1 * V, ORDER);
        s42.intoMemorySegment(cm, c4 + 2 * V, ORDER);
        s43.intoMemorySegment(cm, c4 + 3 * V, ORDER);
        s50.intoMemorySegment(cm, c5 + 0 * V, ORDER);
        s51.intoMemorySegment(cm, c5 + 1 * V, ORDER);
        s52.intoMemorySegment(cm, c5 + 2 * V, ORDER);
        s53.intoMemorySegment(cm, c5 + 3 * V, ORDER);
    }

    /**
     * What a sum of the largest tile begins with. C1 inlines the Vector API whatever its size, runs
     * out of registers at so many vectors and leaves the tile to run without a profile for good; it
     * does not inline a method of this length, and C2 does.
     */
    private static FloatVector load(MemorySegment m, long at) {
        assert at >= 0 && (at & 3) == 0 : "not a place of a float: " + at;
        return FloatVector.fromMemorySegment(S, m, at, ORDER);
    }

    /** Up to 4 rows and 4 vectors, for what the tile of 6 rows leaves over. */
    void rows4vectors4(long aAt, long bAt, long fromAt, long cAt, int rows, int depth) {
        MemorySegment am = Memory.segment(a);
        MemorySegment bm = Memory.segment(b);
        MemorySegment fm = Memory.segment(from);
        MemorySegment cm = Memory.segment(c);
        long aStep = aColumn & STRIDE;
        long bStep = bRow & STRIDE;
        long b0 = bAt & PLACE;
        long a0 = aAt & PLACE;
        long f0 = fromAt & PLACE;
        long c0 = cAt & PLACE;
        long r1 = Math.min(1, rows - 1);
        long a1 = (aAt + r1 * aRow) & PLACE;
        long f1 = (fromAt + r1 * fromRow) & PLACE;
        long c1 = (cAt + r1 * cRow) & PLACE;
        long r2 = Math.min(2, rows - 1);
        long a2 = (aAt + r2 * aRow) & PLACE;
        long f2 = (fromAt + r2 * fromRow) & PLACE;
        long c2 = (cAt + r2 * cRow) & PLACE;
        long r3 = Math.min(3, rows - 1);
        long a3 = (aAt + r3 * aRow) & PLACE;
        long f3 = (fromAt + r3 * fromRow) & PLACE;
        long c3 = (cAt + r3 * cRow) & PLACE;
        FloatVector s00 = FloatVector.fromMemorySegment(S, fm, f0, ORDER);
        FloatVector s01 = FloatVector.fromMemorySegment(S, fm, f0 + V, ORDER);
        FloatVector s02 = FloatVector.fromMemorySegment(S, fm, f0 + 2 * V, ORDER);
        FloatVector s03 = FloatVector.fromMemorySegment(S, fm, f0 + 3 * V, ORDER);
        FloatVector s10 = FloatVector.fromMemorySegment(S, fm, f1, ORDER);
        FloatVector s11 = FloatVector.fromMemorySegment(S, fm, f1 + V, ORDER);
        FloatVector s12 = FloatVector.fromMemorySegment(S, fm, f1 + 2 * V, ORDER);
        FloatVector s13 = FloatVector.fromMemorySegment(S, fm, f1 + 3 * V, ORDER);
        FloatVector s20 = FloatVector.fromMemorySegment(S, fm, f2, ORDER);
        FloatVector s21 = FloatVector.fromMemorySegment(S, fm, f2 + V, ORDER);
        FloatVector s22 = FloatVector.fromMemorySegment(S, fm, f2 + 2 * V, ORDER);
        FloatVector s23 = FloatVector.fromMemorySegment(S, fm, f2 + 3 * V, ORDER);
        FloatVector s30 = FloatVector.fromMemorySegment(S, fm, f3, ORDER);
        FloatVector s31 = FloatVector.fromMemorySegment(S, fm, f3 + V, ORDER);
        FloatVector s32 = FloatVector.fromMemorySegment(S, fm, f3 + 2 * V, ORDER);
        FloatVector s33 = FloatVector.fromMemorySegment(S, fm, f3 + 3 * V, ORDER);
        int count = depth & DEPTH;
        for (int k = 0; k < count; k++) {
            long bk = b0 + k * bStep;
            long ak = k * aStep;
            FloatVector y0 = FloatVector.fromMemorySegment(S, bm, bk, ORDER);
            FloatVector y1 = FloatVector.fromMemorySegment(S, bm, bk + V, ORDER);
            FloatVector y2 = FloatVector.fromMemorySegment(S, bm, bk + 2 * V, ORDER);
            FloatVector y3 = FloatVector.fromMemorySegment(S, bm, bk + 3 * V, ORDER);
            FloatVector x = IntVector.broadcast(I, am.get(BITS, a0 + ak)).reinterpretAsFloats();
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            x = IntVector.broadcast(I, am.get(BITS, a1 + ak)).reinterpretAsFloats();
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            x = IntVector.broadcast(I, am.get(BITS, a2 + ak)).reinterpretAsFloats();
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            x = IntVector.broadcast(I, am.get(BITS, a3 + ak)).reinterpretAsFloats();
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
        }
        s00.intoMemorySegment(cm, c0, ORDER);
        s01.intoMemorySegment(cm, c0 + V, ORDER);
        s02.intoMemorySegment(cm, c0 + 2 * V, ORDER);
        s03.intoMemorySegment(cm, c0 + 3 * V, ORDER);
        s10.intoMemorySegment(cm, c1, ORDER);
        s11.intoMemorySegment(cm, c1 + V, ORDER);
        s12.intoMemorySegment(cm, c1 + 2 * V, ORDER);
        s13.intoMemorySegment(cm, c1 + 3 * V, ORDER);
        s20.intoMemorySegment(cm, c2, ORDER);
        s21.intoMemorySegment(cm, c2 + V, ORDER);
        s22.intoMemorySegment(cm, c2 + 2 * V, ORDER);
        s23.intoMemorySegment(cm, c2 + 3 * V, ORDER);
        s30.intoMemorySegment(cm, c3, ORDER);
        s31.intoMemorySegment(cm, c3 + V, ORDER);
        s32.intoMemorySegment(cm, c3 + 2 * V, ORDER);
        s33.intoMemorySegment(cm, c3 + 3 * V, ORDER);
    }

    /** Up to 6 rows and 2 vectors, for 16 registers and for what wider tiles leave over. */
    void rows6vectors2(long aAt, long bAt, long fromAt, long cAt, int rows, int depth) {
        MemorySegment am = Memory.segment(a);
        MemorySegment bm = Memory.segment(b);
        MemorySegment fm = Memory.segment(from);
        MemorySegment cm = Memory.segment(c);
        long aStep = aColumn & STRIDE;
        long bStep = bRow & STRIDE;
        long b0 = bAt & PLACE;
        long a0 = aAt & PLACE;
        long f0 = fromAt & PLACE;
        long c0 = cAt & PLACE;
        long r1 = Math.min(1, rows - 1);
        long a1 = (aAt + r1 * aRow) & PLACE;
        long f1 = (fromAt + r1 * fromRow) & PLACE;
        long c1 = (cAt + r1 * cRow) & PLACE;
        long r2 = Math.min(2, rows - 1);
        long a2 = (aAt + r2 * aRow) & PLACE;
        long f2 = (fromAt + r2 * fromRow) & PLACE;
        long c2 = (cAt + r2 * cRow) & PLACE;
        long r3 = Math.min(3, rows - 1);
        long a3 = (aAt + r3 * aRow) & PLACE;
        long f3 = (fromAt + r3 * fromRow) & PLACE;
        long c3 = (cAt + r3 * cRow) & PLACE;
        long r4 = Math.min(4, rows - 1);
        long a4 = (aAt + r4 * aRow) & PLACE;
        long f4 = (fromAt + r4 * fromRow) & PLACE;
        long c4 = (cAt + r4 * cRow) & PLACE;
        long r5 = Math.min(5, rows - 1);
        long a5 = (aAt + r5 * aRow) & PLACE;
        long f5 = (fromAt + r5 * fromRow) & PLACE;
        long c5 = (cAt + r5 * cRow) & PLACE;
        FloatVector s00 = FloatVector.fromMemorySegment(S, fm, f0, ORDER);
        FloatVector s01 = FloatVector.fromMemorySegment(S, fm, f0 + V, ORDER);
        FloatVector s10 = FloatVector.fromMemorySegment(S, fm, f1, ORDER);
        FloatVector s11 = FloatVector.fromMemorySegment(S, fm, f1 + V, ORDER);
        FloatVector s20 = FloatVector.fromMemorySegment(S, fm, f2, ORDER);
        FloatVector s21 = FloatVector.fromMemorySegment(S, fm, f2 + V, ORDER);
        FloatVector s30 = FloatVector.fromMemorySegment(S, fm, f3, ORDER);
        FloatVector s31 = FloatVector.fromMemorySegment(S, fm, f3 + V, ORDER);
        FloatVector s40 = FloatVector.fromMemorySegment(S, fm, f4, ORDER);
        FloatVector s41 = FloatVector.fromMemorySegment(S, fm, f4 + V, ORDER);
        FloatVector s50 = FloatVector.fromMemorySegment(S, fm, f5, ORDER);
        FloatVector s51 = FloatVector.fromMemorySegment(S, fm, f5 + V, ORDER);
        int count = depth & DEPTH;
        for (int k = 0; k < count; k++) {
            long bk = b0 + k * bStep;
            long ak = k * aStep;
            FloatVector y0 = FloatVector.fromMemorySegment(S, bm, bk, ORDER);
            FloatVector y1 = FloatVector.fromMemorySegment(S, bm, bk + V, ORDER);
            FloatVector x = IntVector.broadcast(I, am.get(BITS, a0 + ak)).reinterpretAsFloats();
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = IntVector.broadcast(I, am.get(BITS, a1 + ak)).reinterpretAsFloats();
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = IntVector.broadcast(I, am.get(BITS, a2 + ak)).reinterpretAsFloats();
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = IntVector.broadcast(I, am.get(BITS, a3 + ak)).reinterpretAsFloats();
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            x = IntVector.broadcast(I, am.get(BITS, a4 + ak)).reinterpretAsFloats();
            s40 = x.fma(y0, s40);
            s41 = x.fma(y1, s41);
            x = IntVector.broadcast(I, am.get(BITS, a5 + ak)).reinterpretAsFloats();
            s50 = x.fma(y0, s50);
            s51 = x.fma(y1, s51);
        }
        s00.intoMemorySegment(cm, c0, ORDER);
        s01.intoMemorySegment(cm, c0 + V, ORDER);
        s10.intoMemorySegment(cm, c1, ORDER);
        s11.intoMemorySegment(cm, c1 + V, ORDER);
        s20.intoMemorySegment(cm, c2, ORDER);
        s21.intoMemorySegment(cm, c2 + V, ORDER);
        s30.intoMemorySegment(cm, c3, ORDER);
        s31.intoMemorySegment(cm, c3 + V, ORDER);
        s40.intoMemorySegment(cm, c4, ORDER);
        s41.intoMemorySegment(cm, c4 + V, ORDER);
        s50.intoMemorySegment(cm, c5, ORDER);
        s51.intoMemorySegment(cm, c5 + V, ORDER);
    }

    /** Up to 6 rows and one vector. */
    void rows6vectors1(long aAt, long bAt, long fromAt, long cAt, int rows, int depth) {
        MemorySegment am = Memory.segment(a);
        MemorySegment bm = Memory.segment(b);
        MemorySegment fm = Memory.segment(from);
        MemorySegment cm = Memory.segment(c);
        long aStep = aColumn & STRIDE;
        long bStep = bRow & STRIDE;
        long b0 = bAt & PLACE;
        long a0 = aAt & PLACE;
        long f0 = fromAt & PLACE;
        long c0 = cAt & PLACE;
        long r1 = Math.min(1, rows - 1);
        long a1 = (aAt + r1 * aRow) & PLACE;
        long f1 = (fromAt + r1 * fromRow) & PLACE;
        long c1 = (cAt + r1 * cRow) & PLACE;
        long r2 = Math.min(2, rows - 1);
        long a2 = (aAt + r2 * aRow) & PLACE;
        long f2 = (fromAt + r2 * fromRow) & PLACE;
        long c2 = (cAt + r2 * cRow) & PLACE;
        long r3 = Math.min(3, rows - 1);
        long a3 = (aAt + r3 * aRow) & PLACE;
        long f3 = (fromAt + r3 * fromRow) & PLACE;
        long c3 = (cAt + r3 * cRow) & PLACE;
        long r4 = Math.min(4, rows - 1);
        long a4 = (aAt + r4 * aRow) & PLACE;
        long f4 = (fromAt + r4 * fromRow) & PLACE;
        long c4 = (cAt + r4 * cRow) & PLACE;
        long r5 = Math.min(5, rows - 1);
        long a5 = (aAt + r5 * aRow) & PLACE;
        long f5 = (fromAt + r5 * fromRow) & PLACE;
        long c5 = (cAt + r5 * cRow) & PLACE;
        FloatVector s00 = FloatVector.fromMemorySegment(S, fm, f0, ORDER);
        FloatVector s10 = FloatVector.fromMemorySegment(S, fm, f1, ORDER);
        FloatVector s20 = FloatVector.fromMemorySegment(S, fm, f2, ORDER);
        FloatVector s30 = FloatVector.fromMemorySegment(S, fm, f3, ORDER);
        FloatVector s40 = FloatVector.fromMemorySegment(S, fm, f4, ORDER);
        FloatVector s50 = FloatVector.fromMemorySegment(S, fm, f5, ORDER);
        int count = depth & DEPTH;
        for (int k = 0; k < count; k++) {
            long bk = b0 + k * bStep;
            long ak = k * aStep;
            FloatVector y0 = FloatVector.fromMemorySegment(S, bm, bk, ORDER);
            FloatVector x = IntVector.broadcast(I, am.get(BITS, a0 + ak)).reinterpretAsFloats();
            s00 = x.fma(y0, s00);
            x = IntVector.broadcast(I, am.get(BITS, a1 + ak)).reinterpretAsFloats();
            s10 = x.fma(y0, s10);
            x = IntVector.broadcast(I, am.get(BITS, a2 + ak)).reinterpretAsFloats();
            s20 = x.fma(y0, s20);
            x = IntVector.broadcast(I, am.get(BITS, a3 + ak)).reinterpretAsFloats();
            s30 = x.fma(y0, s30);
            x = IntVector.broadcast(I, am.get(BITS, a4 + ak)).reinterpretAsFloats();
            s40 = x.fma(y0, s40);
            x = IntVector.broadcast(I, am.get(BITS, a5 + ak)).reinterpretAsFloats();
            s50 = x.fma(y0, s50);
        }
        s00.intoMemorySegment(cm, c0, ORDER);
        s10.intoMemorySegment(cm, c1, ORDER);
        s20.intoMemorySegment(cm, c2, ORDER);
        s30.intoMemorySegment(cm, c3, ORDER);
        s40.intoMemorySegment(cm, c4, ORDER);
        s50.intoMemorySegment(cm, c5, ORDER);
    }

    /**
     * One row and 8 vectors, the second four of them from another place of B: two streams, which
     * fill what the latency of four sums leaves idle.
     *
     * @param apart from the first four vectors of B to the second four
     * @param cApart likewise in {@code from} and C
     */
    void row1vectors8(
            long aAt, long bAt, long apart, long fromAt, long cAt, long cApart, int depth) {
        MemorySegment am = Memory.segment(a);
        MemorySegment bm = Memory.segment(b);
        MemorySegment fm = Memory.segment(from);
        MemorySegment cm = Memory.segment(c);
        long aStep = aColumn & STRIDE;
        long bStep = bRow & STRIDE;
        long a0 = aAt & PLACE;
        long b0 = bAt & PLACE;
        long b1 = (bAt + apart) & PLACE;
        long f0 = fromAt & PLACE;
        long f1 = (fromAt + cApart) & PLACE;
        long c0 = cAt & PLACE;
        long c1 = (cAt + cApart) & PLACE;
        FloatVector s0 = FloatVector.fromMemorySegment(S, fm, f0, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(S, fm, f0 + V, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(S, fm, f0 + 2 * V, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(S, fm, f0 + 3 * V, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(S, fm, f1, ORDER);
        FloatVector s5 = FloatVector.fromMemorySegment(S, fm, f1 + V, ORDER);
        FloatVector s6 = FloatVector.fromMemorySegment(S, fm, f1 + 2 * V, ORDER);
        FloatVector s7 = FloatVector.fromMemorySegment(S, fm, f1 + 3 * V, ORDER);
        int count = depth & DEPTH;
        for (int k = 0; k < count; k++) {
            long at = k * bStep;
            FloatVector x =
                    IntVector.broadcast(I, am.get(BITS, a0 + k * aStep)).reinterpretAsFloats();
            s0 = x.fma(FloatVector.fromMemorySegment(S, bm, b0 + at, ORDER), s0);
            s1 = x.fma(FloatVector.fromMemorySegment(S, bm, b0 + at + V, ORDER), s1);
            s2 = x.fma(FloatVector.fromMemorySegment(S, bm, b0 + at + 2 * V, ORDER), s2);
            s3 = x.fma(FloatVector.fromMemorySegment(S, bm, b0 + at + 3 * V, ORDER), s3);
            s4 = x.fma(FloatVector.fromMemorySegment(S, bm, b1 + at, ORDER), s4);
            s5 = x.fma(FloatVector.fromMemorySegment(S, bm, b1 + at + V, ORDER), s5);
            s6 = x.fma(FloatVector.fromMemorySegment(S, bm, b1 + at + 2 * V, ORDER), s6);
            s7 = x.fma(FloatVector.fromMemorySegment(S, bm, b1 + at + 3 * V, ORDER), s7);
        }
        s0.intoMemorySegment(cm, c0, ORDER);
        s1.intoMemorySegment(cm, c0 + V, ORDER);
        s2.intoMemorySegment(cm, c0 + 2 * V, ORDER);
        s3.intoMemorySegment(cm, c0 + 3 * V, ORDER);
        s4.intoMemorySegment(cm, c1, ORDER);
        s5.intoMemorySegment(cm, c1 + V, ORDER);
        s6.intoMemorySegment(cm, c1 + 2 * V, ORDER);
        s7.intoMemorySegment(cm, c1 + 3 * V, ORDER);
    }
}
