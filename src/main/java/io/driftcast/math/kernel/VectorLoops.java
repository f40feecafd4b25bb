package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Approximations} on blocks of rows, one transcendental function a loop and its body written
 * out: the JIT boxes vectors that cross a call it does not inline, and it stops inlining in larger
 * bodies.
 *
 * <p>A block is {@code rows} rows of {@code columns} contiguous elements, the first at an element's
 * position in a tensor, the next one {@code stride} elements further. The caller has checked that
 * it lies within. A block may be read and written in place.
 */
final class VectorLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private VectorLoops() {}

    /** y = tanh x. */
    static void tanh(
            Tensor x, int xAt, int xStride, Tensor y, int yAt, int yStride, int rows, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < vectorised; i += LANES) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER);
                FloatVector a = v.abs();
                a =
                        a.blend(
                                Approximations.TANH_LIMIT,
                                a.compare(VectorOperators.GT, Approximations.TANH_LIMIT));
                a = a.add(a);
                FloatVector t =
                        a.fma(
                                FloatVector.broadcast(SPECIES, Approximations.LOG2_E),
                                FloatVector.broadcast(SPECIES, Approximations.ROUNDER));
                FloatVector n = t.sub(Approximations.ROUNDER);
                FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_HIGH), a);
                r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, Approximations.EXP_4)
                                .fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_0));
                p = r.mul(r).fma(p, r);
                IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
                FloatVector scale =
                        exponent.add(Approximations.BIAS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                FloatVector e = p.fma(scale, scale.sub(1));
                FloatVector w = e.div(e.add(2));
                IntVector sign = v.reinterpretAsInts().and(Approximations.SIGN);
                w.reinterpretAsInts()
                        .or(sign)
                        .reinterpretAsFloats()
                        .intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
            }
            for (int i = vectorised; i < columns; i++) {
                float value = xs.get(Memory.FLOAT, xRow + 4L * i);
                ys.set(Memory.FLOAT, yRow + 4L * i, Approximations.tanh(value));
            }
            xRow += 4L * xStride;
            yRow += 4L * yStride;
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** y = 1 / (1 + exp(-x)). */
    static void sigmoid(
            Tensor x, int xAt, int xStride, Tensor y, int yAt, int yStride, int rows, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < vectorised; i += LANES) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER);
                v = v.neg();
                FloatVector a =
                        v.blend(
                                Approximations.EXP_HIGHEST,
                                v.compare(VectorOperators.GT, Approximations.EXP_HIGHEST));
                a =
                        a.blend(
                                Approximations.SIGMOID_LOWEST,
                                a.compare(VectorOperators.LT, Approximations.SIGMOID_LOWEST));
                FloatVector t =
                        a.fma(
                                FloatVector.broadcast(SPECIES, Approximations.LOG2_E),
                                FloatVector.broadcast(SPECIES, Approximations.ROUNDER));
                FloatVector n = t.sub(Approximations.ROUNDER);
                FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_HIGH), a);
                r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, Approximations.EXP_4)
                                .fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_0));
                p = r.mul(r).fma(p, r).add(1);
                IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
                FloatVector scale =
                        exponent.add(Approximations.BIAS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                FloatVector one = FloatVector.broadcast(SPECIES, 1);
                one.div(p.fma(scale, one)).intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
            }
            for (int i = vectorised; i < columns; i++) {
                float value = xs.get(Memory.FLOAT, xRow + 4L * i);
                ys.set(Memory.FLOAT, yRow + 4L * i, Approximations.sigmoid(value));
            }
            xRow += 4L * xStride;
            yRow += 4L * yStride;
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** y = exp x. */
    static void exp(
            Tensor x, int xAt, int xStride, Tensor y, int yAt, int yStride, int rows, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < vectorised; i += LANES) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER);
                FloatVector a =
                        v.blend(
                                Approximations.EXP_HIGHEST,
                                v.compare(VectorOperators.GT, Approximations.EXP_HIGHEST));
                a =
                        a.blend(
                                Approximations.EXP_LOWEST,
                                a.compare(VectorOperators.LT, Approximations.EXP_LOWEST));
                FloatVector t =
                        a.fma(
                                FloatVector.broadcast(SPECIES, Approximations.LOG2_E),
                                FloatVector.broadcast(SPECIES, Approximations.ROUNDER));
                FloatVector n = t.sub(Approximations.ROUNDER);
                FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_HIGH), a);
                r = n.fma(FloatVector.broadcast(SPECIES, -Approximations.LN2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, Approximations.EXP_4)
                                .fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_3));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_2));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_1));
                p = p.fma(r, FloatVector.broadcast(SPECIES, Approximations.EXP_0));
                p = r.mul(r).fma(p, r).add(1);
                IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
                IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
                FloatVector first =
                        half.add(Approximations.BIAS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                FloatVector second =
                        exponent.sub(half)
                                .add(Approximations.BIAS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                p.mul(first).mul(second).intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
            }
            for (int i = vectorised; i < columns; i++) {
                float value = xs.get(Memory.FLOAT, xRow + 4L * i);
                ys.set(Memory.FLOAT, yRow + 4L * i, Approximations.exp(value));
            }
            xRow += 4L * xStride;
            yRow += 4L * yStride;
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** y = max(x, 0). */
    static void relu(
            Tensor x, int xAt, int xStride, Tensor y, int yAt, int yStride, int rows, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < vectorised; i += LANES) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER);
                v.blend(0, v.compare(VectorOperators.LE, 0))
                        .intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
            }
            for (int i = vectorised; i < columns; i++) {
                float value = xs.get(Memory.FLOAT, xRow + 4L * i);
                ys.set(Memory.FLOAT, yRow + 4L * i, Approximations.relu(value));
            }
            xRow += 4L * xStride;
            yRow += 4L * yStride;
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** y = x Phi(x). */
    static void gelu(
            Tensor x, int xAt, int xStride, Tensor y, int yAt, int yStride, int rows, int columns) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(columns);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < vectorised; i += LANES) {
                FloatVector v =
                        FloatVector.fromMemorySegment(SPECIES, xs, xRow + 4L * i, Memory.ORDER);
                FloatVector a =
                        v.blend(
                                Approximations.NORMAL_LIMIT,
                                v.compare(VectorOperators.GT, Approximations.NORMAL_LIMIT));
                a =
                        a.blend(
                                -Approximations.NORMAL_LIMIT,
                                a.compare(VectorOperators.LT, -Approximations.NORMAL_LIMIT));
                FloatVector u = a.mul(a);
                FloatVector p =
                        FloatVector.broadcast(SPECIES, Approximations.NORMAL_P6)
                                .fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P5));
                p = p.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P4));
                p = p.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P3));
                p = p.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P2));
                p = p.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P1));
                p = p.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_P0));
                FloatVector q =
                        FloatVector.broadcast(SPECIES, Approximations.NORMAL_Q5)
                                .fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_Q4));
                q = q.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_Q3));
                q = q.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_Q2));
                q = q.fma(u, FloatVector.broadcast(SPECIES, Approximations.NORMAL_Q1));
                q = q.fma(u, FloatVector.broadcast(SPECIES, 1));
                FloatVector w = v.mul(a.mul(p).div(q).add(0.5f));
                w = w.blend(v, v.compare(VectorOperators.GT, Approximations.NORMAL_LIMIT));
                w = w.blend(-0.0f, v.compare(VectorOperators.LT, -Approximations.NORMAL_LIMIT));
                w.intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
            }
            for (int i = vectorised; i < columns; i++) {
                float value = xs.get(Memory.FLOAT, xRow + 4L * i);
                ys.set(Memory.FLOAT, yRow + 4L * i, Approximations.gelu(value));
            }
            xRow += 4L * xStride;
            yRow += 4L * yStride;
        }
        Memory.keep(x);
        Memory.keep(y);
    }
}
