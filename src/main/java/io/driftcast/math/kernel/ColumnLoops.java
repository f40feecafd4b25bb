package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorActivations#columnSoftmax}: a vector is of so many columns, so that
 * what is found of a column needs no sum across lanes and is the same at any width.
 */
final class ColumnLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    /** Rows of a turn: as many as comparisons that do not wait for one another. */
    private static final int TURN = 4;

    private ColumnLoops() {}

    /** The largest element of each column, NaN left out; -infinity if there is none. */
    static void max(Matrix x, Tensor largest) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ls = Memory.segment(largest);
        long first = Memory.base(x.tensor()) + 4L * x.offset();
        long to = Memory.base(largest);
        long step = 4L * x.rowStride();
        int rows = x.rows();
        int n = 0;
        for (; n <= x.columns() - LANES; n += LANES) {
            long at = first + 4L * n;
            FloatVector m0 = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            FloatVector m1 = m0;
            FloatVector m2 = m0;
            FloatVector m3 = m0;
            int m = 0;
            for (; m <= rows - TURN; m += TURN) {
                FloatVector v0 = FloatVector.fromMemorySegment(SPECIES, xs, at, Memory.ORDER);
                FloatVector v1 =
                        FloatVector.fromMemorySegment(SPECIES, xs, at + step, Memory.ORDER);
                FloatVector v2 =
                        FloatVector.fromMemorySegment(SPECIES, xs, at + 2 * step, Memory.ORDER);
                FloatVector v3 =
                        FloatVector.fromMemorySegment(SPECIES, xs, at + 3 * step, Memory.ORDER);
                m0 = m0.blend(v0, v0.compare(VectorOperators.GT, m0));
                m1 = m1.blend(v1, v1.compare(VectorOperators.GT, m1));
                m2 = m2.blend(v2, v2.compare(VectorOperators.GT, m2));
                m3 = m3.blend(v3, v3.compare(VectorOperators.GT, m3));
                at += TURN * step;
            }
            for (; m < rows; m++) {
                FloatVector v = FloatVector.fromMemorySegment(SPECIES, xs, at, Memory.ORDER);
                m0 = m0.blend(v, v.compare(VectorOperators.GT, m0));
                at += step;
            }
            m0 = m0.blend(m1, m1.compare(VectorOperators.GT, m0));
            m2 = m2.blend(m3, m3.compare(VectorOperators.GT, m2));
            m0 = m0.blend(m2, m2.compare(VectorOperators.GT, m0));
            m0.intoMemorySegment(ls, to + 4L * n, Memory.ORDER);
        }
        for (; n < x.columns(); n++) {
            long at = first + 4L * n;
            float max = Float.NEGATIVE_INFINITY;
            for (int m = 0; m < rows; m++) {
                float value = xs.get(Memory.FLOAT, at);
                max = value > max ? value : max;
                at += step;
            }
            ls.set(Memory.FLOAT, to + 4L * n, max);
        }
        Memory.keep(x.tensor());
        Memory.keep(largest);
    }

    /** x = exp(x - largest), and what was the largest becomes 1 over the sum of that. */
    static void exp(Matrix x, Tensor largest) {
        MemorySegment xs = Memory.segment(x.tensor());
        MemorySegment ls = Memory.segment(largest);
        long first = Memory.base(x.tensor()) + 4L * x.offset();
        long to = Memory.base(largest);
        long step = 4L * x.rowStride();
        int rows = x.rows();
        int n = 0;
        for (; n <= x.columns() - LANES; n += LANES) {
            long at = first + 4L * n;
            FloatVector max = FloatVector.fromMemorySegment(SPECIES, ls, to + 4L * n, Memory.ORDER);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int m = 0; m < rows; m++) {
                FloatVector a =
                        FloatVector.fromMemorySegment(SPECIES, xs, at, Memory.ORDER).sub(max);
                a =
                        a.blend(
                                Approximations.NEGATIVE_LOWEST,
                                a.compare(VectorOperators.LT, Approximations.NEGATIVE_LOWEST));
                FloatVector t =
                        a.fma(
                                FloatVector.broadcast(SPECIES, Approximations.LOG2_E),
                                FloatVector.broadcast(SPECIES, Approximations.ROUNDER));
                FloatVector k = t.sub(Approximations.ROUNDER);
                FloatVector r = k.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_HIGH), a);
                r = k.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, Approximations.EXP_4)
                                .fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_0));
                p = r.mul(r).fma(p, r).add(1);
                FloatVector scale =
                        t.reinterpretAsInts()
                                .add(Approximations.BIAS - Approximations.ROUNDER_BITS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                p = p.mul(scale);
                p.intoMemorySegment(xs, at, Memory.ORDER);
                sum = sum.add(p);
                at += step;
            }
            FloatVector.broadcast(SPECIES, 1)
                    .div(sum)
                    .intoMemorySegment(ls, to + 4L * n, Memory.ORDER);
        }
        for (; n < x.columns(); n++) {
            long at = first + 4L * n;
            float max = ls.get(Memory.FLOAT, to + 4L * n);
            float sum = 0;
            for (int m = 0; m < rows; m++) {
                float weight = Approximations.expOfNegative(xs.get(Memory.FLOAT, at) - max);
                xs.set(Memory.FLOAT, at, weight);
                sum += weight;
                at += step;
            }
            ls.set(Memory.FLOAT, to + 4L * n, 1 / sum);
        }
        Memory.keep(x.tensor());
        Memory.keep(largest);
    }
}
