package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and other loops over one row, which is {@code columns} contiguous elements of a tensor from
 * a position. Sums are taken in the order of {@link Blas#sum}: a few vectors of partial sums at a
 * time over the whole row, so that the code is the same for any width.
 */
final class RowLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final int SUMS = Blas.PARTIAL_SUMS;

    /** How many partial sums are left when they are added one by one. */
    private static final int LAST = 16;

    // How many bytes behind a partial sum those lie that are added to it at once.
    private static final long SECOND = 4L * LAST;

    private static final long THIRD = 2 * SECOND;

    private static final long FOURTH = 3 * SECOND;

    private RowLoops() {}

    /** The largest element, NaN left out; -infinity if there is none. */
    static float max(Tensor x, int at, int columns) {
        MemorySegment xs = Memory.segment(x);
        long row = Memory.base(x) + 4L * at;
        int vectorised = SPECIES.loopBound(columns);
        FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector v = FloatVector.fromMemorySegment(SPECIES, xs, row + 4L * i, Memory.ORDER);
            largest = largest.blend(v, v.compare(VectorOperators.GT, largest));
        }
        // Not a sum: a maximum does not depend on the order.
        float max = largest.reduceLanes(VectorOperators.MAX);
        for (int i = vectorised; i < columns; i++) {
            float value = xs.get(Memory.FLOAT, row + 4L * i);
            max = value > max ? value : max;
        }
        Memory.keep(x);
        return max;
    }

    /** The sum of all elements. */
    static float sum(Tensor x, int at, int columns, Tensor scratch) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ss = Memory.segment(scratch);
        long row = Memory.base(x) + 4L * at;
        long sums = Memory.base(scratch);
        int whole = columns / SUMS * SUMS;
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < LAST; j += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = j; i < whole; i += SUMS) {
                long xi = row + 4L * i;
                s0 = s0.add(FloatVector.fromMemorySegment(SPECIES, xs, xi, Memory.ORDER));
                s1 = s1.add(FloatVector.fromMemorySegment(SPECIES, xs, xi + SECOND, Memory.ORDER));
                s2 = s2.add(FloatVector.fromMemorySegment(SPECIES, xs, xi + THIRD, Memory.ORDER));
                s3 = s3.add(FloatVector.fromMemorySegment(SPECIES, xs, xi + FOURTH, Memory.ORDER));
            }
            long sj = sums + 4L * j;
            s0.intoMemorySegment(ss, sj, Memory.ORDER);
            s1.intoMemorySegment(ss, sj + SECOND, Memory.ORDER);
            s2.intoMemorySegment(ss, sj + THIRD, Memory.ORDER);
            s3.intoMemorySegment(ss, sj + FOURTH, Memory.ORDER);
        }
        for (int i = whole; i < vectorised; i += LANES) {
            long partial = sums + 4L * (i - whole);
            FloatVector.fromMemorySegment(SPECIES, ss, partial, Memory.ORDER)
                    .add(FloatVector.fromMemorySegment(SPECIES, xs, row + 4L * i, Memory.ORDER))
                    .intoMemorySegment(ss, partial, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i - whole);
            float value = xs.get(Memory.FLOAT, row + 4L * i);
            ss.set(Memory.FLOAT, partial, ss.get(Memory.FLOAT, partial) + value);
        }
        float sum = pairwise(scratch);
        Memory.keep(x);
        return sum;
    }

    /** The sum of the squares of all elements' distances from a mean. */
    static float squares(Tensor x, int at, int columns, float mean, Tensor scratch) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ss = Memory.segment(scratch);
        long row = Memory.base(x) + 4L * at;
        long sums = Memory.base(scratch);
        int whole = columns / SUMS * SUMS;
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < LAST; j += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = j; i < whole; i += SUMS) {
                long xi = row + 4L * i;
                FloatVector d0 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi, Memory.ORDER).sub(mean);
                FloatVector d1 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + SECOND, Memory.ORDER)
                                .sub(mean);
                FloatVector d2 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + THIRD, Memory.ORDER)
                                .sub(mean);
                FloatVector d3 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + FOURTH, Memory.ORDER)
                                .sub(mean);
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
                s2 = d2.fma(d2, s2);
                s3 = d3.fma(d3, s3);
            }
            long sj = sums + 4L * j;
            s0.intoMemorySegment(ss, sj, Memory.ORDER);
            s1.intoMemorySegment(ss, sj + SECOND, Memory.ORDER);
            s2.intoMemorySegment(ss, sj + THIRD, Memory.ORDER);
            s3.intoMemorySegment(ss, sj + FOURTH, Memory.ORDER);
        }
        for (int i = whole; i < vectorised; i += LANES) {
            long partial = sums + 4L * (i - whole);
            FloatVector d =
                    FloatVector.fromMemorySegment(SPECIES, xs, row + 4L * i, Memory.ORDER)
                            .sub(mean);
            d.fma(d, FloatVector.fromMemorySegment(SPECIES, ss, partial, Memory.ORDER))
                    .intoMemorySegment(ss, partial, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i - whole);
            float d = xs.get(Memory.FLOAT, row + 4L * i) - mean;
            ss.set(Memory.FLOAT, partial, Math.fma(d, d, ss.get(Memory.FLOAT, partial)));
        }
        float sum = pairwise(scratch);
        Memory.keep(x);
        return sum;
    }

    /** The sum of the products of all elements with those of another row. */
    static float dot(Tensor x, int xAt, Tensor y, int yAt, int columns, Tensor scratch) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        MemorySegment ss = Memory.segment(scratch);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        long sums = Memory.base(scratch);
        int whole = columns / SUMS * SUMS;
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < LAST; j += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = j; i < whole; i += SUMS) {
                long xi = xRow + 4L * i;
                long yi = yRow + 4L * i;
                s0 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi, Memory.ORDER)
                                .fma(
                                        FloatVector.fromMemorySegment(
                                                SPECIES, ys, yi, Memory.ORDER),
                                        s0);
                s1 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + SECOND, Memory.ORDER)
                                .fma(
                                        FloatVector.fromMemorySegment(
                                                SPECIES, ys, yi + SECOND, Memory.ORDER),
                                        s1);
                s2 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + THIRD, Memory.ORDER)
                                .fma(
                                        FloatVector.fromMemorySegment(
                                                SPECIES, ys, yi + THIRD, Memory.ORDER),
                                        s2);
                s3 =
                        FloatVector.fromMemorySegment(SPECIES, xs, xi + FOURTH, Memory.ORDER)
                                .fma(
                                        FloatVector.fromMemorySegment(
                                                SPECIES, ys, yi + FOURTH, Memory.ORDER),
                                        s3);
            }
            long sj = sums + 4L * j;
            s0.intoMemorySegment(ss, sj, Memory.ORDER);
            s1.intoMemorySegment(ss, sj + SECOND, Memory.ORDER);
            s2.intoMemorySegment(ss, sj + THIRD, Memory.ORDER);
            s3.intoMemorySegment(ss, sj + FOURTH, Memory.ORDER);
        }
        for (int i = whole; i < vectorised; i += LANES) {
            long partial = sums + 4L * (i - whole);
            FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER)
                    .fma(
                            FloatVector.fromMemorySegment(SPECIES, ys, yRow + 4L * i, Memory.ORDER),
                            FloatVector.fromMemorySegment(SPECIES, ss, partial, Memory.ORDER))
                    .intoMemorySegment(ss, partial, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i - whole);
            float element = xs.get(Memory.FLOAT, xRow + 4L * i);
            float factor = ys.get(Memory.FLOAT, yRow + 4L * i);
            ss.set(Memory.FLOAT, partial, Math.fma(element, factor, ss.get(Memory.FLOAT, partial)));
        }
        float sum = pairwise(scratch);
        Memory.keep(x);
        Memory.keep(y);
        return sum;
    }

    /** Partial sums added up, s_j + s_(j+32) first. */
    static float pairwise(Tensor scratch) {
        MemorySegment ss = Memory.segment(scratch);
        long sums = Memory.base(scratch);
        for (int j = 0; j < LAST; j += LANES) {
            long sj = sums + 4L * j;
            FloatVector even =
                    FloatVector.fromMemorySegment(SPECIES, ss, sj, Memory.ORDER)
                            .add(
                                    FloatVector.fromMemorySegment(
                                            SPECIES, ss, sj + THIRD, Memory.ORDER));
            FloatVector odd =
                    FloatVector.fromMemorySegment(SPECIES, ss, sj + SECOND, Memory.ORDER)
                            .add(
                                    FloatVector.fromMemorySegment(
                                            SPECIES, ss, sj + FOURTH, Memory.ORDER));
            even.add(odd).intoMemorySegment(ss, sj, Memory.ORDER);
        }
        float even = four(ss, sums, 0) + four(ss, sums, 2);
        float odd = four(ss, sums, 1) + four(ss, sums, 3);
        Memory.keep(scratch);
        return even + odd;
    }

    /** The partial sums j, j + 4, j + 8 and j + 12. */
    private static float four(MemorySegment ss, long sums, int j) {
        float low = ss.get(Memory.FLOAT, sums + 4L * j) + ss.get(Memory.FLOAT, sums + 4L * (j + 8));
        float high =
                ss.get(Memory.FLOAT, sums + 4L * (j + 4))
                        + ss.get(Memory.FLOAT, sums + 4L * (j + 12));
        return low + high;
    }

    /** y = x - shift. */
    static void shift(Tensor x, int xAt, float shift, Tensor y, int yAt, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER)
                    .sub(shift)
                    .intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            float value = xs.get(Memory.FLOAT, xRow + 4L * i);
            ys.set(Memory.FLOAT, yRow + 4L * i, value - shift);
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** x = factor x. */
    static void scale(Tensor x, int at, float factor, int columns) {
        MemorySegment xs = Memory.segment(x);
        long row = Memory.base(x) + 4L * at;
        int vectorised = SPECIES.loopBound(columns);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector.fromMemorySegment(SPECIES, xs, row + 4L * i, Memory.ORDER)
                    .mul(factor)
                    .intoMemorySegment(xs, row + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            float value = xs.get(Memory.FLOAT, row + 4L * i);
            xs.set(Memory.FLOAT, row + 4L * i, factor * value);
        }
        Memory.keep(x);
    }
}
