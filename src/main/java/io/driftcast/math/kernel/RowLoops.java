package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and other loops over one row, which is {@code columns} contiguous elements of a tensor from
 * a position. Sums are taken in the order of {@link Blas#sum}: each vector of partial sums on its
 * own over the whole row, so that the code is the same for any width.
 */
final class RowLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final int SUMS = Blas.PARTIAL_SUMS;

    /** How many partial sums are left when they are added one by one. */
    private static final int LAST = 16;

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
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < SUMS; j += LANES) {
            FloatVector partial = FloatVector.zero(SPECIES);
            for (int i = j; i < vectorised; i += SUMS) {
                partial =
                        partial.add(
                                FloatVector.fromMemorySegment(
                                        SPECIES, xs, row + 4L * i, Memory.ORDER));
            }
            partial.intoMemorySegment(ss, sums + 4L * j, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i % SUMS);
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
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < SUMS; j += LANES) {
            FloatVector partial = FloatVector.zero(SPECIES);
            for (int i = j; i < vectorised; i += SUMS) {
                FloatVector d =
                        FloatVector.fromMemorySegment(SPECIES, xs, row + 4L * i, Memory.ORDER)
                                .sub(mean);
                partial = d.fma(d, partial);
            }
            partial.intoMemorySegment(ss, sums + 4L * j, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i % SUMS);
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
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < SUMS; j += LANES) {
            FloatVector partial = FloatVector.zero(SPECIES);
            for (int i = j; i < vectorised; i += SUMS) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, ys, yRow + 4L * i, Memory.ORDER);
                partial =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER)
                                .fma(v, partial);
            }
            partial.intoMemorySegment(ss, sums + 4L * j, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i % SUMS);
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
        for (int half = SUMS / 2; half >= LAST; half /= 2) {
            for (int j = 0; j < half; j += LANES) {
                FloatVector left =
                        FloatVector.fromMemorySegment(SPECIES, ss, sums + 4L * j, Memory.ORDER);
                FloatVector right =
                        FloatVector.fromMemorySegment(
                                SPECIES, ss, sums + 4L * (j + half), Memory.ORDER);
                left.add(right).intoMemorySegment(ss, sums + 4L * j, Memory.ORDER);
            }
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
