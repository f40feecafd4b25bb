package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What an LSTM step does between its products, on gates in the layout of {@link LstmWeights}:
 * blocks of {@value LstmWeights#BLOCK} units, in each the gates i, f, o and z one after the other.
 * Rows and blocks follow each other without gaps, so that each loop is one long one, of one
 * transcendental function, written out: the JIT stops inlining in larger bodies and boxes vectors
 * that cross a call. The functions are those of {@link VectorLoops}, operation for operation.
 *
 * <p>Lengths are in blocks; states have {@value LstmWeights#BLOCK} units a block.
 */
final class LstmLoops {

    private static final VectorSpecies<Float> S = KernelMode.SPECIES;
    private static final long V = S.vectorByteSize();

    /** Vectors of a gate in a block. */
    private static final int PARTS = LstmWeights.BLOCK / S.length();

    private static final long GATE = 4L * LstmWeights.BLOCK;
    private static final long GATES = 4 * GATE;

    private LstmLoops() {}

    /** Replaces some gates by the sigmoids of them. */
    static void sigmoids(Tensor gates, int firstGate, int count, int blocks) {
        MemorySegment gs = Memory.segment(gates);
        long base = Memory.base(gates);
        int vectors = blocks * PARTS;
        for (int gate = firstGate; gate < firstGate + count; gate++) {
            long g = base + (gate & 3) * GATE;
            for (int j = 0; j < vectors; j++) {
                long at = g + j / PARTS * GATES + j % PARTS * V;
                FloatVector v = FloatVector.fromMemorySegment(S, gs, at, Memory.ORDER).neg();
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
                                FloatVector.broadcast(S, Approximations.LOG2_E),
                                FloatVector.broadcast(S, Approximations.ROUNDER));
                FloatVector n = t.sub(Approximations.ROUNDER);
                FloatVector r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_HIGH), a);
                r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_LOW), r);
                FloatVector p =
                        FloatVector.broadcast(S, Approximations.EXP_4)
                                .fma(r, FloatVector.broadcast(S, Approximations.EXP_3));
                p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_2));
                p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_1));
                p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_0));
                p = r.mul(r).fma(p, r).add(1);
                IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
                FloatVector scale =
                        exponent.add(Approximations.BIAS)
                                .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                                .reinterpretAsFloats();
                FloatVector one = FloatVector.broadcast(S, 1);
                one.div(p.fma(scale, one)).intoMemorySegment(gs, at, Memory.ORDER);
            }
        }
        Memory.keep(gates);
    }

    /** c = z i + c' f, with z = tanh(a_z). */
    static void cells(Tensor gates, Tensor cell, int blocks) {
        MemorySegment gs = Memory.segment(gates);
        MemorySegment cs = Memory.segment(cell);
        long g = Memory.base(gates);
        long c = Memory.base(cell);
        int vectors = blocks * PARTS;
        for (int j = 0; j < vectors; j++) {
            long at = g + j / PARTS * GATES + j % PARTS * V;
            FloatVector v = FloatVector.fromMemorySegment(S, gs, at + 3 * GATE, Memory.ORDER);
            FloatVector a = v.abs();
            a =
                    a.blend(
                            Approximations.TANH_LIMIT,
                            a.compare(VectorOperators.GT, Approximations.TANH_LIMIT));
            a = a.add(a);
            FloatVector t =
                    a.fma(
                            FloatVector.broadcast(S, Approximations.LOG2_E),
                            FloatVector.broadcast(S, Approximations.ROUNDER));
            FloatVector n = t.sub(Approximations.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_HIGH), a);
            r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_LOW), r);
            FloatVector p =
                    FloatVector.broadcast(S, Approximations.EXP_4)
                            .fma(r, FloatVector.broadcast(S, Approximations.EXP_3));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_2));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_1));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_0));
            p = r.mul(r).fma(p, r);
            IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
            FloatVector scale =
                    exponent.add(Approximations.BIAS)
                            .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale.sub(1));
            IntVector sign = v.reinterpretAsInts().and(Approximations.SIGN);
            FloatVector z = e.div(e.add(2)).reinterpretAsInts().or(sign).reinterpretAsFloats();
            FloatVector input = FloatVector.fromMemorySegment(S, gs, at, Memory.ORDER);
            FloatVector forget = FloatVector.fromMemorySegment(S, gs, at + GATE, Memory.ORDER);
            FloatVector before = FloatVector.fromMemorySegment(S, cs, c + j * V, Memory.ORDER);
            z.fma(input, before.mul(forget)).intoMemorySegment(cs, c + j * V, Memory.ORDER);
        }
        Memory.keep(gates);
        Memory.keep(cell);
    }

    /** h = o tanh(c). */
    static void outputs(Tensor gates, Tensor cell, Tensor hidden, int blocks) {
        MemorySegment gs = Memory.segment(gates);
        MemorySegment cs = Memory.segment(cell);
        MemorySegment hs = Memory.segment(hidden);
        long g = Memory.base(gates);
        long c = Memory.base(cell);
        long h = Memory.base(hidden);
        int vectors = blocks * PARTS;
        for (int j = 0; j < vectors; j++) {
            long at = g + j / PARTS * GATES + j % PARTS * V + 2 * GATE;
            FloatVector v = FloatVector.fromMemorySegment(S, cs, c + j * V, Memory.ORDER);
            FloatVector a = v.abs();
            a =
                    a.blend(
                            Approximations.TANH_LIMIT,
                            a.compare(VectorOperators.GT, Approximations.TANH_LIMIT));
            a = a.add(a);
            FloatVector t =
                    a.fma(
                            FloatVector.broadcast(S, Approximations.LOG2_E),
                            FloatVector.broadcast(S, Approximations.ROUNDER));
            FloatVector n = t.sub(Approximations.ROUNDER);
            FloatVector r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_HIGH), a);
            r = n.fma(FloatVector.broadcast(S, -Approximations.LN2_LOW), r);
            FloatVector p =
                    FloatVector.broadcast(S, Approximations.EXP_4)
                            .fma(r, FloatVector.broadcast(S, Approximations.EXP_3));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_2));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_1));
            p = p.fma(r, FloatVector.broadcast(S, Approximations.EXP_0));
            p = r.mul(r).fma(p, r);
            IntVector exponent = t.reinterpretAsInts().sub(Approximations.ROUNDER_BITS);
            FloatVector scale =
                    exponent.add(Approximations.BIAS)
                            .lanewise(VectorOperators.LSHL, Approximations.MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector e = p.fma(scale, scale.sub(1));
            IntVector sign = v.reinterpretAsInts().and(Approximations.SIGN);
            FloatVector w = e.div(e.add(2)).reinterpretAsInts().or(sign).reinterpretAsFloats();
            FloatVector output = FloatVector.fromMemorySegment(S, gs, at, Memory.ORDER);
            output.mul(w).intoMemorySegment(hs, h + j * V, Memory.ORDER);
        }
        Memory.keep(gates);
        Memory.keep(cell);
        Memory.keep(hidden);
    }

    /**
     * a = a + p c for one gate, row by row.
     *
     * @param peepholes 3 x H, padded to blocks
     * @param blocks of a row
     */
    static void peep(Tensor gates, int gate, Tensor peepholes, Tensor cell, int rows, int blocks) {
        MemorySegment gs = Memory.segment(gates);
        MemorySegment ps = Memory.segment(peepholes);
        MemorySegment cs = Memory.segment(cell);
        int vectors = blocks * PARTS;
        long p = Memory.base(peepholes) + (long) gate * vectors * V;
        for (int row = 0; row < rows; row++) {
            long g = Memory.base(gates) + (long) row * blocks * GATES + gate * GATE;
            long c = Memory.base(cell) + (long) row * vectors * V;
            for (int j = 0; j < vectors; j++) {
                long at = g + j / PARTS * GATES + j % PARTS * V;
                FloatVector sum = FloatVector.fromMemorySegment(S, gs, at, Memory.ORDER);
                FloatVector weight = FloatVector.fromMemorySegment(S, ps, p + j * V, Memory.ORDER);
                FloatVector state = FloatVector.fromMemorySegment(S, cs, c + j * V, Memory.ORDER);
                weight.fma(state, sum).intoMemorySegment(gs, at, Memory.ORDER);
            }
        }
        Memory.keep(gates);
        Memory.keep(peepholes);
        Memory.keep(cell);
    }
}
