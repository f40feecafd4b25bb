package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorRecurrentCells} that have no transcendental function in them: row by
 * row over matrices whose rows are contiguous, with the gates in blocks as {@link RecurrentCells}
 * has them, vectors first and the rest of a row one by one. The caller has checked the shapes.
 */
final class GateLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private GateLoops() {}

    /** a = a + p c, in a block of the columns of each. */
    static void peep(
            Matrix sum,
            int sumColumn,
            Tensor peepholes,
            int from,
            Matrix factor,
            int factorColumn,
            int units) {
        MemorySegment as = Memory.segment(sum.tensor());
        MemorySegment ps = Memory.segment(peepholes);
        MemorySegment cs = Memory.segment(factor.tensor());
        long a = Memory.base(sum.tensor()) + 4L * (sum.offset() + sumColumn);
        long p = Memory.base(peepholes) + 4L * from;
        long c = Memory.base(factor.tensor()) + 4L * (factor.offset() + factorColumn);
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < sum.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector av = FloatVector.fromMemorySegment(SPECIES, as, a + i, Memory.ORDER);
                FloatVector cv = FloatVector.fromMemorySegment(SPECIES, cs, c + i, Memory.ORDER);
                FloatVector pv = FloatVector.fromMemorySegment(SPECIES, ps, p + i, Memory.ORDER);
                pv.fma(cv, av).intoMemorySegment(as, a + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float product = ps.get(Memory.FLOAT, p + i);
                float av = as.get(Memory.FLOAT, a + i);
                as.set(Memory.FLOAT, a + i, Math.fma(product, cs.get(Memory.FLOAT, c + i), av));
            }
            a += 4L * sum.rowStride();
            c += 4L * factor.rowStride();
        }
        Memory.keep(sum.tensor());
        Memory.keep(peepholes);
        Memory.keep(factor.tensor());
    }

    /** c = z i + c' f. */
    static void cells(Matrix gates, Matrix cellBefore, Matrix cell) {
        int units = cell.columns();
        MemorySegment gs = Memory.segment(gates.tensor());
        MemorySegment bs = Memory.segment(cellBefore.tensor());
        MemorySegment cs = Memory.segment(cell.tensor());
        long gi = Memory.base(gates.tensor()) + 4L * gates.offset();
        long gf = Memory.base(gates.tensor()) + 4L * (gates.offset() + units);
        long gz = Memory.base(gates.tensor()) + 4L * (gates.offset() + 3 * units);
        long b = Memory.base(cellBefore.tensor()) + 4L * cellBefore.offset();
        long c = Memory.base(cell.tensor()) + 4L * cell.offset();
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < cell.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector input =
                        FloatVector.fromMemorySegment(SPECIES, gs, gi + i, Memory.ORDER);
                FloatVector forget =
                        FloatVector.fromMemorySegment(SPECIES, gs, gf + i, Memory.ORDER);
                FloatVector z = FloatVector.fromMemorySegment(SPECIES, gs, gz + i, Memory.ORDER);
                FloatVector before =
                        FloatVector.fromMemorySegment(SPECIES, bs, b + i, Memory.ORDER);
                z.fma(input, before.mul(forget)).intoMemorySegment(cs, c + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float kept = bs.get(Memory.FLOAT, b + i) * gs.get(Memory.FLOAT, gf + i);
                float z = gs.get(Memory.FLOAT, gz + i);
                cs.set(Memory.FLOAT, c + i, Math.fma(z, gs.get(Memory.FLOAT, gi + i), kept));
            }
            gi += 4L * gates.rowStride();
            gf += 4L * gates.rowStride();
            gz += 4L * gates.rowStride();
            b += 4L * cellBefore.rowStride();
            c += 4L * cell.rowStride();
        }
        Memory.keep(gates.tensor());
        Memory.keep(cellBefore.tensor());
        Memory.keep(cell.tensor());
    }

    /** h = o tanh(c). */
    static void outputs(Matrix gates, Matrix cellTanh, Matrix hidden) {
        int units = hidden.columns();
        MemorySegment gs = Memory.segment(gates.tensor());
        MemorySegment ts = Memory.segment(cellTanh.tensor());
        MemorySegment hs = Memory.segment(hidden.tensor());
        long g = Memory.base(gates.tensor()) + 4L * (gates.offset() + 2 * units);
        long t = Memory.base(cellTanh.tensor()) + 4L * cellTanh.offset();
        long h = Memory.base(hidden.tensor()) + 4L * hidden.offset();
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < hidden.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector output =
                        FloatVector.fromMemorySegment(SPECIES, gs, g + i, Memory.ORDER);
                FloatVector tanh = FloatVector.fromMemorySegment(SPECIES, ts, t + i, Memory.ORDER);
                output.mul(tanh).intoMemorySegment(hs, h + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float output = gs.get(Memory.FLOAT, g + i);
                hs.set(Memory.FLOAT, h + i, output * ts.get(Memory.FLOAT, t + i));
            }
            g += 4L * gates.rowStride();
            t += 4L * cellTanh.rowStride();
            h += 4L * hidden.rowStride();
        }
        Memory.keep(gates.tensor());
        Memory.keep(cellTanh.tensor());
        Memory.keep(hidden.tensor());
    }

    /** da_o in the place of o, and dc = dc + dh o (1 - tanh(c)^2). */
    static void outputGradients(
            Matrix gates, Matrix cellTanh, Matrix hiddenGradient, Matrix cellGradient) {
        int units = cellTanh.columns();
        MemorySegment gs = Memory.segment(gates.tensor());
        MemorySegment ts = Memory.segment(cellTanh.tensor());
        MemorySegment hs = Memory.segment(hiddenGradient.tensor());
        MemorySegment cs = Memory.segment(cellGradient.tensor());
        long g = Memory.base(gates.tensor()) + 4L * (gates.offset() + 2 * units);
        long t = Memory.base(cellTanh.tensor()) + 4L * cellTanh.offset();
        long h = Memory.base(hiddenGradient.tensor()) + 4L * hiddenGradient.offset();
        long c = Memory.base(cellGradient.tensor()) + 4L * cellGradient.offset();
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < cellTanh.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector one = FloatVector.broadcast(SPECIES, 1);
                FloatVector o = FloatVector.fromMemorySegment(SPECIES, gs, g + i, Memory.ORDER);
                FloatVector tanh = FloatVector.fromMemorySegment(SPECIES, ts, t + i, Memory.ORDER);
                FloatVector dh = FloatVector.fromMemorySegment(SPECIES, hs, h + i, Memory.ORDER);
                FloatVector dc = FloatVector.fromMemorySegment(SPECIES, cs, c + i, Memory.ORDER);
                dh.mul(tanh).mul(o.mul(one.sub(o))).intoMemorySegment(gs, g + i, Memory.ORDER);
                dh.mul(o)
                        .fma(tanh.neg().fma(tanh, one), dc)
                        .intoMemorySegment(cs, c + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float o = gs.get(Memory.FLOAT, g + i);
                float tanh = ts.get(Memory.FLOAT, t + i);
                float dh = hs.get(Memory.FLOAT, h + i);
                float dc = cs.get(Memory.FLOAT, c + i);
                gs.set(Memory.FLOAT, g + i, dh * tanh * (o * (1 - o)));
                cs.set(Memory.FLOAT, c + i, Math.fma(dh * o, Math.fma(-tanh, tanh, 1), dc));
            }
            g += 4L * gates.rowStride();
            t += 4L * cellTanh.rowStride();
            h += 4L * hiddenGradient.rowStride();
            c += 4L * cellGradient.rowStride();
        }
        Memory.keep(gates.tensor());
        Memory.keep(cellTanh.tensor());
        Memory.keep(hiddenGradient.tensor());
        Memory.keep(cellGradient.tensor());
    }

    /** da_i, da_f and da_z in the places of i, f and z, and dc' = dc f. */
    static void cellGradients(Matrix gates, Matrix cellBefore, Matrix cellGradient) {
        int units = cellBefore.columns();
        MemorySegment gs = Memory.segment(gates.tensor());
        MemorySegment bs = Memory.segment(cellBefore.tensor());
        MemorySegment cs = Memory.segment(cellGradient.tensor());
        long gi = Memory.base(gates.tensor()) + 4L * gates.offset();
        long gf = Memory.base(gates.tensor()) + 4L * (gates.offset() + units);
        long gz = Memory.base(gates.tensor()) + 4L * (gates.offset() + 3 * units);
        long b = Memory.base(cellBefore.tensor()) + 4L * cellBefore.offset();
        long c = Memory.base(cellGradient.tensor()) + 4L * cellGradient.offset();
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < cellBefore.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector one = FloatVector.broadcast(SPECIES, 1);
                FloatVector input =
                        FloatVector.fromMemorySegment(SPECIES, gs, gi + i, Memory.ORDER);
                FloatVector forget =
                        FloatVector.fromMemorySegment(SPECIES, gs, gf + i, Memory.ORDER);
                FloatVector z = FloatVector.fromMemorySegment(SPECIES, gs, gz + i, Memory.ORDER);
                FloatVector before =
                        FloatVector.fromMemorySegment(SPECIES, bs, b + i, Memory.ORDER);
                FloatVector dc = FloatVector.fromMemorySegment(SPECIES, cs, c + i, Memory.ORDER);
                dc.mul(z)
                        .mul(input.mul(one.sub(input)))
                        .intoMemorySegment(gs, gi + i, Memory.ORDER);
                dc.mul(before)
                        .mul(forget.mul(one.sub(forget)))
                        .intoMemorySegment(gs, gf + i, Memory.ORDER);
                dc.mul(input).mul(z.neg().fma(z, one)).intoMemorySegment(gs, gz + i, Memory.ORDER);
                dc.mul(forget).intoMemorySegment(cs, c + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float input = gs.get(Memory.FLOAT, gi + i);
                float forget = gs.get(Memory.FLOAT, gf + i);
                float z = gs.get(Memory.FLOAT, gz + i);
                float before = bs.get(Memory.FLOAT, b + i);
                float dc = cs.get(Memory.FLOAT, c + i);
                gs.set(Memory.FLOAT, gi + i, dc * z * (input * (1 - input)));
                gs.set(Memory.FLOAT, gf + i, dc * before * (forget * (1 - forget)));
                gs.set(Memory.FLOAT, gz + i, dc * input * Math.fma(-z, z, 1));
                cs.set(Memory.FLOAT, c + i, dc * forget);
            }
            gi += 4L * gates.rowStride();
            gf += 4L * gates.rowStride();
            gz += 4L * gates.rowStride();
            b += 4L * cellBefore.rowStride();
            c += 4L * cellGradient.rowStride();
        }
        Memory.keep(gates.tensor());
        Memory.keep(cellBefore.tensor());
        Memory.keep(cellGradient.tensor());
    }

    /** dp = dp + da c, added up over the rows of one gate. */
    static void addProducts(
            Matrix gateGradients, int column, Matrix cell, Tensor gradient, int from) {
        int units = cell.columns();
        MemorySegment as = Memory.segment(gateGradients.tensor());
        MemorySegment cs = Memory.segment(cell.tensor());
        MemorySegment ps = Memory.segment(gradient);
        long a = Memory.base(gateGradients.tensor()) + 4L * (gateGradients.offset() + column);
        long c = Memory.base(cell.tensor()) + 4L * cell.offset();
        long p = Memory.base(gradient) + 4L * from;
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < cell.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector da = FloatVector.fromMemorySegment(SPECIES, as, a + i, Memory.ORDER);
                FloatVector cv = FloatVector.fromMemorySegment(SPECIES, cs, c + i, Memory.ORDER);
                FloatVector dp = FloatVector.fromMemorySegment(SPECIES, ps, p + i, Memory.ORDER);
                da.fma(cv, dp).intoMemorySegment(ps, p + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float da = as.get(Memory.FLOAT, a + i);
                float dp = ps.get(Memory.FLOAT, p + i);
                ps.set(Memory.FLOAT, p + i, Math.fma(da, cs.get(Memory.FLOAT, c + i), dp));
            }
            a += 4L * gateGradients.rowStride();
            c += 4L * cell.rowStride();
        }
        Memory.keep(gateGradients.tensor());
        Memory.keep(cell.tensor());
        Memory.keep(gradient);
    }

    /** da = dh (1 - h^2). */
    static void tanhGradients(Matrix hidden, Matrix hiddenGradient, Matrix preActivationGradient) {
        int units = hidden.columns();
        MemorySegment hs = Memory.segment(hidden.tensor());
        MemorySegment ds = Memory.segment(hiddenGradient.tensor());
        MemorySegment as = Memory.segment(preActivationGradient.tensor());
        long h = Memory.base(hidden.tensor()) + 4L * hidden.offset();
        long d = Memory.base(hiddenGradient.tensor()) + 4L * hiddenGradient.offset();
        long a = Memory.base(preActivationGradient.tensor()) + 4L * preActivationGradient.offset();
        int vectorised = SPECIES.loopBound(units);
        for (int row = 0; row < hidden.rows(); row++) {
            for (int u = 0; u < vectorised; u += LANES) {
                long i = 4L * u;
                FloatVector one = FloatVector.broadcast(SPECIES, 1);
                FloatVector hv = FloatVector.fromMemorySegment(SPECIES, hs, h + i, Memory.ORDER);
                FloatVector dh = FloatVector.fromMemorySegment(SPECIES, ds, d + i, Memory.ORDER);
                dh.mul(hv.neg().fma(hv, one)).intoMemorySegment(as, a + i, Memory.ORDER);
            }
            for (int u = vectorised; u < units; u++) {
                long i = 4L * u;
                float hv = hs.get(Memory.FLOAT, h + i);
                as.set(Memory.FLOAT, a + i, ds.get(Memory.FLOAT, d + i) * Math.fma(-hv, hv, 1));
            }
            h += 4L * hidden.rowStride();
            d += 4L * hiddenGradient.rowStride();
            a += 4L * preActivationGradient.rowStride();
        }
        Memory.keep(hidden.tensor());
        Memory.keep(hiddenGradient.tensor());
        Memory.keep(preActivationGradient.tensor());
    }
}
