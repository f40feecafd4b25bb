package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pass backward of one normalised row, with u = (x - mean) inverse: the loops of {@link
 * VectorGradients#layerNorm}. One a thread; what it works on is set before and let go of after.
 */
final class NormLoops {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final int SUMS = Blas.PARTIAL_SUMS;

    private static final ThreadLocal<NormLoops> OWN = ThreadLocal.withInitial(NormLoops::new);

    private Tensor x = GemmTile.NONE;
    private int at;
    private float mean;
    private float inverse;
    private int columns;

    /** The calling thread's own. */
    static NormLoops own() {
        return OWN.get();
    }

    /** Sets the row. */
    NormLoops row(Tensor tensor, int from, float rowMean, float rowInverse, int count) {
        x = tensor;
        at = from;
        mean = rowMean;
        inverse = rowInverse;
        columns = count;
        return this;
    }

    /** Lets go of the row. */
    void clear() {
        x = GemmTile.NONE;
    }

    /** dgain = dgain + g u; dbias = dbias + g; g = g gain. */
    void parameters(Tensor g, int gAt, Tensor gain, Tensor dgain, Tensor dbias) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment gs = Memory.segment(g);
        MemorySegment ws = Memory.segment(gain);
        MemorySegment dws = Memory.segment(dgain);
        MemorySegment dbs = Memory.segment(dbias);
        long xRow = Memory.base(x) + 4L * at;
        long gRow = Memory.base(g) + 4L * gAt;
        long w = Memory.base(gain);
        long dw = Memory.base(dgain);
        long db = Memory.base(dbias);
        int vectorised = SPECIES.loopBound(columns);
        for (int n = 0; n < vectorised; n += LANES) {
            long i = 4L * n;
            FloatVector unit = load(xs, xRow + i).sub(mean).mul(inverse);
            FloatVector slope = load(gs, gRow + i);
            slope.fma(unit, load(dws, dw + i)).intoMemorySegment(dws, dw + i, Memory.ORDER);
            load(dbs, db + i).add(slope).intoMemorySegment(dbs, db + i, Memory.ORDER);
            slope.mul(load(ws, w + i)).intoMemorySegment(gs, gRow + i, Memory.ORDER);
        }
        for (int n = vectorised; n < columns; n++) {
            long i = 4L * n;
            float unit = (xs.get(Memory.FLOAT, xRow + i) - mean) * inverse;
            float slope = gs.get(Memory.FLOAT, gRow + i);
            dws.set(Memory.FLOAT, dw + i, Math.fma(slope, unit, dws.get(Memory.FLOAT, dw + i)));
            dbs.set(Memory.FLOAT, db + i, dbs.get(Memory.FLOAT, db + i) + slope);
            gs.set(Memory.FLOAT, gRow + i, slope * ws.get(Memory.FLOAT, w + i));
        }
        Memory.keep(x);
        Memory.keep(g);
        Memory.keep(gain);
        Memory.keep(dgain);
        Memory.keep(dbias);
    }

    /** The sum of u g. */
    float dot(Tensor g, int gAt, Tensor scratch) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment gs = Memory.segment(g);
        MemorySegment ss = Memory.segment(scratch);
        long xRow = Memory.base(x) + 4L * at;
        long gRow = Memory.base(g) + 4L * gAt;
        long sums = Memory.base(scratch);
        int vectorised = SPECIES.loopBound(columns);
        for (int j = 0; j < SUMS; j += LANES) {
            FloatVector partial = FloatVector.zero(SPECIES);
            for (int i = j; i < vectorised; i += SUMS) {
                FloatVector unit = load(xs, xRow + 4L * i).sub(mean).mul(inverse);
                partial = unit.fma(load(gs, gRow + 4L * i), partial);
            }
            partial.intoMemorySegment(ss, sums + 4L * j, Memory.ORDER);
        }
        for (int i = vectorised; i < columns; i++) {
            long partial = sums + 4L * (i % SUMS);
            float unit = (xs.get(Memory.FLOAT, xRow + 4L * i) - mean) * inverse;
            float slope = gs.get(Memory.FLOAT, gRow + 4L * i);
            ss.set(Memory.FLOAT, partial, Math.fma(unit, slope, ss.get(Memory.FLOAT, partial)));
        }
        float sum = RowLoops.pairwise(scratch);
        Memory.keep(x);
        Memory.keep(g);
        return sum;
    }

    /** dx = dx + inverse (g - meanScaled - u meanProduct). */
    void input(Tensor g, int gAt, float meanScaled, float meanProduct, Tensor dx, int dxAt) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment gs = Memory.segment(g);
        MemorySegment ds = Memory.segment(dx);
        long xRow = Memory.base(x) + 4L * at;
        long gRow = Memory.base(g) + 4L * gAt;
        long dRow = Memory.base(dx) + 4L * dxAt;
        int vectorised = SPECIES.loopBound(columns);
        FloatVector factor = FloatVector.broadcast(SPECIES, inverse);
        FloatVector product = FloatVector.broadcast(SPECIES, meanProduct);
        for (int n = 0; n < vectorised; n += LANES) {
            long i = 4L * n;
            FloatVector unit = load(xs, xRow + i).sub(mean).mul(inverse);
            FloatVector centred = unit.neg().fma(product, load(gs, gRow + i).sub(meanScaled));
            factor.fma(centred, load(ds, dRow + i)).intoMemorySegment(ds, dRow + i, Memory.ORDER);
        }
        for (int n = vectorised; n < columns; n++) {
            long i = 4L * n;
            float unit = (xs.get(Memory.FLOAT, xRow + i) - mean) * inverse;
            float centred =
                    Math.fma(-unit, meanProduct, gs.get(Memory.FLOAT, gRow + i) - meanScaled);
            ds.set(
                    Memory.FLOAT,
                    dRow + i,
                    Math.fma(inverse, centred, ds.get(Memory.FLOAT, dRow + i)));
        }
        Memory.keep(x);
        Memory.keep(g);
        Memory.keep(dx);
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(SPECIES, segment, at, Memory.ORDER);
    }
}
