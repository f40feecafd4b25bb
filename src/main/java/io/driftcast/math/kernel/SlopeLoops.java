package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link VectorGradients} over contiguous elements, each from a position. */
final class SlopeLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private SlopeLoops() {}

    /** y from its beginning = -x^2 / 2. */
    static void halfSquares(Tensor x, int xAt, Tensor y, int count) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long from = Memory.base(x) + 4L * xAt;
        long to = Memory.base(y);
        int vectorised = SPECIES.loopBound(count);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector v = load(xs, from + 4L * i);
            v.mul(v).mul(-0.5f).intoMemorySegment(ys, to + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < count; i++) {
            float v = xs.get(Memory.FLOAT, from + 4L * i);
            ys.set(Memory.FLOAT, to + 4L * i, v * v * -0.5f);
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    /** g = g (Phi(x) + x exp(-x^2 / 2) / sqrt(2 pi)), with the exponentials in {@code density}. */
    static void gelu(Tensor x, int at, Tensor density, Tensor g, int count) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ds = Memory.segment(density);
        MemorySegment gs = Memory.segment(g);
        long xRow = Memory.base(x) + 4L * at;
        long dRow = Memory.base(density);
        long gRow = Memory.base(g) + 4L * at;
        int vectorised = SPECIES.loopBound(count);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector v = load(xs, xRow + 4L * i);
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
            FloatVector phi = load(ds, dRow + 4L * i).mul(Approximations.NORMAL_DENSITY);
            FloatVector slope = v.fma(phi, a.mul(p).div(q).add(0.5f));
            slope = slope.blend(1, v.compare(VectorOperators.GT, Approximations.NORMAL_LIMIT));
            slope = slope.blend(0, v.compare(VectorOperators.LT, -Approximations.NORMAL_LIMIT));
            load(gs, gRow + 4L * i).mul(slope).intoMemorySegment(gs, gRow + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < count; i++) {
            float slope = Approximations.geluSlope(xs.get(Memory.FLOAT, xRow + 4L * i));
            float old = gs.get(Memory.FLOAT, gRow + 4L * i);
            gs.set(Memory.FLOAT, gRow + 4L * i, old * slope);
        }
        Memory.keep(x);
        Memory.keep(density);
        Memory.keep(g);
    }

    /** g = y (g - sum). */
    static void softmax(Tensor y, int yAt, float sum, Tensor g, int gAt, int count) {
        MemorySegment ys = Memory.segment(y);
        MemorySegment gs = Memory.segment(g);
        long yRow = Memory.base(y) + 4L * yAt;
        long gRow = Memory.base(g) + 4L * gAt;
        int vectorised = SPECIES.loopBound(count);
        for (int i = 0; i < vectorised; i += LANES) {
            load(ys, yRow + 4L * i)
                    .mul(load(gs, gRow + 4L * i).sub(sum))
                    .intoMemorySegment(gs, gRow + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < count; i++) {
            float old = gs.get(Memory.FLOAT, gRow + 4L * i);
            float weight = ys.get(Memory.FLOAT, yRow + 4L * i);
            gs.set(Memory.FLOAT, gRow + 4L * i, weight * (old - sum));
        }
        Memory.keep(y);
        Memory.keep(g);
    }

    /** y = y + x. */
    static void add(Tensor x, int xAt, Tensor y, int yAt, int count) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment ys = Memory.segment(y);
        long xRow = Memory.base(x) + 4L * xAt;
        long yRow = Memory.base(y) + 4L * yAt;
        int vectorised = SPECIES.loopBound(count);
        for (int i = 0; i < vectorised; i += LANES) {
            load(ys, yRow + 4L * i)
                    .add(load(xs, xRow + 4L * i))
                    .intoMemorySegment(ys, yRow + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < count; i++) {
            float sum = ys.get(Memory.FLOAT, yRow + 4L * i) + xs.get(Memory.FLOAT, xRow + 4L * i);
            ys.set(Memory.FLOAT, yRow + 4L * i, sum);
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(SPECIES, segment, at, Memory.ORDER);
    }
}
