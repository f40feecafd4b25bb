package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Blas} in vectors: the sums of {@link ScalarBlas}, several elements at a time. */
final class VectorBlas implements Blas {

    private static final VectorSpecies<Float> S = KernelMode.SPECIES;
    private static final ByteOrder ORDER = Memory.ORDER;
    private static final ValueLayout.OfFloat FLOAT = Memory.FLOAT;
    private static final int LANES = S.length();
    private static final long V = S.vectorByteSize();

    // Four vectors of partial sums at a time: the fewest that there are, at 512 bit.
    private static final int GROUP = 4 * LANES;

    @Override
    public void fill(float value, Matrix c) {
        Shapes.output(c, c.rows(), c.columns());
        MemorySegment cm = Memory.segment(c.tensor());
        long cAt = Memory.base(c.tensor()) + 4L * c.offset();
        FloatVector values = FloatVector.broadcast(S, value);
        for (int m = 0; m < c.rows(); m++) {
            int n = 0;
            for (; n <= c.columns() - LANES; n += LANES) {
                values.intoMemorySegment(cm, cAt + 4L * n, ORDER);
            }
            for (; n < c.columns(); n++) {
                cm.set(FLOAT, cAt + 4L * n, value);
            }
            cAt += 4L * c.rowStride();
        }
        Memory.keep(c.tensor());
    }

    @Override
    public void copy(Matrix a, Matrix c) {
        Shapes.copy(a, c);
        Transposing.copy(a, c);
    }

    @Override
    public float dot(Tensor x, Tensor y) {
        Shapes.same(x, y);
        MemorySegment xm = Memory.segment(x);
        MemorySegment ym = Memory.segment(y);
        long xAt = Memory.base(x);
        long yAt = Memory.base(y);
        float[] partial = Scratch.sums();
        int whole = x.length() / PARTIAL_SUMS * PARTIAL_SUMS;
        for (int j = 0; j < PARTIAL_SUMS; j += GROUP) {
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = j; i < whole; i += PARTIAL_SUMS) {
                long xi = xAt + 4L * i;
                long yi = yAt + 4L * i;
                s0 = load(xm, xi).fma(load(ym, yi), s0);
                s1 = load(xm, xi + V).fma(load(ym, yi + V), s1);
                s2 = load(xm, xi + 2 * V).fma(load(ym, yi + 2 * V), s2);
                s3 = load(xm, xi + 3 * V).fma(load(ym, yi + 3 * V), s3);
            }
            s0.intoArray(partial, j);
            s1.intoArray(partial, j + LANES);
            s2.intoArray(partial, j + 2 * LANES);
            s3.intoArray(partial, j + 3 * LANES);
        }
        for (int i = whole; i < x.length(); i++) {
            float xi = xm.get(FLOAT, xAt + 4L * i);
            float yi = ym.get(FLOAT, yAt + 4L * i);
            partial[i - whole] = Math.fma(xi, yi, partial[i - whole]);
        }
        Memory.keep(x);
        Memory.keep(y);
        return Scratch.pairwise(partial);
    }

    @Override
    public float sum(Tensor x) {
        MemorySegment xm = Memory.segment(x);
        long xAt = Memory.base(x);
        float[] partial = Scratch.sums();
        int whole = x.length() / PARTIAL_SUMS * PARTIAL_SUMS;
        for (int j = 0; j < PARTIAL_SUMS; j += GROUP) {
            FloatVector s0 = FloatVector.zero(S);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            for (int i = j; i < whole; i += PARTIAL_SUMS) {
                long xi = xAt + 4L * i;
                s0 = s0.add(load(xm, xi));
                s1 = s1.add(load(xm, xi + V));
                s2 = s2.add(load(xm, xi + 2 * V));
                s3 = s3.add(load(xm, xi + 3 * V));
            }
            s0.intoArray(partial, j);
            s1.intoArray(partial, j + LANES);
            s2.intoArray(partial, j + 2 * LANES);
            s3.intoArray(partial, j + 3 * LANES);
        }
        for (int i = whole; i < x.length(); i++) {
            partial[i - whole] += xm.get(FLOAT, xAt + 4L * i);
        }
        Memory.keep(x);
        return Scratch.pairwise(partial);
    }

    @Override
    public void axpy(float alpha, Tensor x, Tensor y) {
        Shapes.elements(x, y);
        MemorySegment xm = Memory.segment(x);
        MemorySegment ym = Memory.segment(y);
        long xAt = Memory.base(x);
        long yAt = Memory.base(y);
        FloatVector factor = FloatVector.broadcast(S, alpha);
        int i = 0;
        for (; i <= x.length() - LANES; i += LANES) {
            long yi = yAt + 4L * i;
            factor.fma(load(xm, xAt + 4L * i), load(ym, yi)).intoMemorySegment(ym, yi, ORDER);
        }
        for (; i < x.length(); i++) {
            long yi = yAt + 4L * i;
            ym.set(FLOAT, yi, Math.fma(alpha, xm.get(FLOAT, xAt + 4L * i), ym.get(FLOAT, yi)));
        }
        Memory.keep(x);
        Memory.keep(y);
    }

    @Override
    public void scale(float alpha, Tensor x) {
        MemorySegment xm = Memory.segment(x);
        long xAt = Memory.base(x);
        int i = 0;
        for (; i <= x.length() - LANES; i += LANES) {
            long xi = xAt + 4L * i;
            load(xm, xi).mul(alpha).intoMemorySegment(xm, xi, ORDER);
        }
        for (; i < x.length(); i++) {
            long xi = xAt + 4L * i;
            xm.set(FLOAT, xi, alpha * xm.get(FLOAT, xi));
        }
        Memory.keep(x);
    }

    @Override
    public void scale(float alpha, Matrix x) {
        Shapes.output(x, x.rows(), x.columns());
        for (int row = 0; row < x.rows(); row++) {
            RowLoops.scale(x.tensor(), x.offset() + row * x.rowStride(), alpha, x.columns());
        }
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(S, segment, at, ORDER);
    }

    // A product keeps its operands in use itself: they are fields of what computes it to the end.
    @Override
    public void scaleRows(Tensor factors, Matrix x) {
        Shapes.factors(factors, x);
        MemorySegment fm = Memory.segment(factors);
        MemorySegment xm = Memory.segment(x.tensor());
        long fAt = Memory.base(factors);
        long xAt = Memory.base(x.tensor()) + 4L * x.offset();
        for (int m = 0; m < x.rows(); m++) {
            float factor = fm.get(FLOAT, fAt + 4L * m);
            int n = 0;
            for (; n <= x.columns() - LANES; n += LANES) {
                load(xm, xAt + 4L * n).mul(factor).intoMemorySegment(xm, xAt + 4L * n, ORDER);
            }
            for (; n < x.columns(); n++) {
                xm.set(FLOAT, xAt + 4L * n, factor * xm.get(FLOAT, xAt + 4L * n));
            }
            xAt += 4L * x.rowStride();
        }
        Memory.keep(factors);
        Memory.keep(x.tensor());
    }

    @Override
    public void gemv(Tensor x, PackedMatrix a, Tensor y) {
        Shapes.product(x, a, y);
        Gemm.own().a(x, 0, 0, 1).b(a).from(y, 0, 0).c(y, 0, 0, 1).run();
    }

    @Override
    public void gemm(Matrix a, PackedMatrix b, Matrix c) {
        prepared(a, b, c).run();
    }

    @Override
    public void gemm(Matrix a, Matrix b, Matrix c) {
        prepared(a, b, c).run();
    }

    @Override
    public void product(Matrix a, Matrix b, Matrix c) {
        prepared(a, b, c).fromZero().run();
    }

    @Override
    public void gemm(Matrix a, PackedMatrix b, Tensor bias, Matrix c) {
        Shapes.bias(bias, c);
        prepared(a, b, c).from(bias, 0, 0).run();
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, PackedMatrix b, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.panels(), c.tensor());
        prepared(a, b, c).run(team);
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, Matrix b, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.tensor(), c.tensor());
        prepared(a, b, c).run(team);
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, Matrix b, Tensor bias, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.tensor(), c.tensor());
        Shapes.forTeam(team, bias, b.tensor(), c.tensor());
        Shapes.bias(bias, c);
        prepared(a, b, c).from(bias, 0, 0).run(team);
    }

    private static Gemm prepared(Matrix a, PackedMatrix b, Matrix c) {
        Shapes.product(a, b, c);
        return between(Gemm.own().b(b), a, c);
    }

    private static Gemm prepared(Matrix a, Matrix b, Matrix c) {
        Shapes.product(a, b, c);
        return between(Gemm.own().b(b), a, c);
    }

    private static Gemm between(Gemm gemm, Matrix a, Matrix c) {
        return gemm.a(a.tensor(), a.offset(), a.rowStride(), a.columnStride())
                .from(c.tensor(), c.offset(), c.rowStride())
                .c(c.tensor(), c.offset(), c.rowStride(), c.rows());
    }

    @Override
    public void addRows(Matrix a, Tensor y) {
        Shapes.rowSum(a, y);
        MemorySegment am = Memory.segment(a.tensor());
        MemorySegment ym = Memory.segment(y);
        long aAt = Memory.base(a.tensor()) + 4L * a.offset();
        long yAt = Memory.base(y);
        long row = 4L * a.rowStride();
        int n = 0;
        for (; n <= a.columns() - LANES; n += LANES) {
            FloatVector sum = load(ym, yAt + 4L * n);
            long at = aAt + 4L * n;
            for (int m = 0; m < a.rows(); m++) {
                sum = sum.add(load(am, at));
                at += row;
            }
            sum.intoMemorySegment(ym, yAt + 4L * n, ORDER);
        }
        for (; n < a.columns(); n++) {
            float sum = ym.get(FLOAT, yAt + 4L * n);
            long at = aAt + 4L * n;
            for (int m = 0; m < a.rows(); m++) {
                sum += am.get(FLOAT, at);
                at += row;
            }
            ym.set(FLOAT, yAt + 4L * n, sum);
        }
        Memory.keep(a.tensor());
        Memory.keep(y);
    }
}
