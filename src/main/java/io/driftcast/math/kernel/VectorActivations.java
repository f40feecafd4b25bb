package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Activations} in vectors, as sequences of the loops in {@link VectorLoops} and {@link
 * RowLoops}.
 */
final class VectorActivations implements Activations {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    @Override
    public void sigmoid(Tensor x, Tensor y) {
        Shapes.elements(x, y);
        int n = x.length();
        VectorLoops.sigmoid(x, 0, n, y, 0, n, 1, n);
    }

    @Override
    public void tanh(Tensor x, Tensor y) {
        Shapes.elements(x, y);
        int n = x.length();
        VectorLoops.tanh(x, 0, n, y, 0, n, 1, n);
    }

    @Override
    public void relu(Tensor x, Tensor y) {
        Shapes.elements(x, y);
        int n = x.length();
        VectorLoops.relu(x, 0, n, y, 0, n, 1, n);
    }

    @Override
    public void gelu(Tensor x, Tensor y) {
        Shapes.elements(x, y);
        int n = x.length();
        VectorLoops.gelu(x, 0, n, y, 0, n, 1, n);
    }

    @Override
    public void exp(Tensor x, Tensor y) {
        Shapes.elements(x, y);
        int n = x.length();
        VectorLoops.exp(x, 0, n, y, 0, n, 1, n);
    }

    @Override
    public void softmax(Matrix x, Matrix y) {
        ActivationShapes.rows(x, y);
        Tensor scratch = Scratch.partialSums();
        int columns = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            int xAt = x.offset() + row * x.rowStride();
            int yAt = y.offset() + row * y.rowStride();
            float max = RowLoops.max(x.tensor(), xAt, columns);
            RowLoops.shift(x.tensor(), xAt, max, y.tensor(), yAt, columns);
            VectorLoops.exp(y.tensor(), yAt, columns, y.tensor(), yAt, columns, 1, columns);
            float sum = RowLoops.sum(y.tensor(), yAt, columns, scratch);
            RowLoops.scale(y.tensor(), yAt, 1 / sum, columns);
        }
    }

    @Override
    public void layerNorm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        ActivationShapes.layerNorm(x, gain, bias, epsilon, y);
        norm(x, gain, bias, epsilon, y);
    }

    private static void norm(Matrix x, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        int columns = x.columns();
        if (BlockNorm.fits(columns)) {
            BlockNorm.own().run(x, gain, bias, epsilon, y);
            return;
        }
        Tensor scratch = Scratch.partialSums();
        for (int row = 0; row < x.rows(); row++) {
            int at = x.offset() + row * x.rowStride();
            float mean = RowLoops.sum(x.tensor(), at, columns, scratch) / columns;
            float squares = RowLoops.squares(x.tensor(), at, columns, mean, scratch);
            float inverse = 1 / (float) Math.sqrt(squares / columns + epsilon);
            normalise(x.tensor(), at, mean, inverse, gain, bias, y, row);
        }
    }

    @Override
    public void layerNormOfSum(
            Matrix x, Matrix added, Tensor gain, Tensor bias, float epsilon, Matrix y) {
        ActivationShapes.layerNormOfSum(x, added, gain, bias, epsilon, y);
        add(added, x);
        norm(x, gain, bias, epsilon, y);
    }

    /** x = x + added. */
    private static void add(Matrix added, Matrix x) {
        MemorySegment as = Memory.segment(added.tensor());
        MemorySegment xs = Memory.segment(x.tensor());
        long a = Memory.base(added.tensor()) + 4L * added.offset();
        long at = Memory.base(x.tensor()) + 4L * x.offset();
        int vectorised = SPECIES.loopBound(x.columns());
        for (int row = 0; row < x.rows(); row++) {
            for (int n = 0; n < vectorised; n += LANES) {
                long i = at + 4L * n;
                FloatVector v = FloatVector.fromMemorySegment(SPECIES, xs, i, Memory.ORDER);
                v.add(FloatVector.fromMemorySegment(SPECIES, as, a + 4L * n, Memory.ORDER))
                        .intoMemorySegment(xs, i, Memory.ORDER);
            }
            for (int n = vectorised; n < x.columns(); n++) {
                float sum = xs.get(Memory.FLOAT, at + 4L * n) + as.get(Memory.FLOAT, a + 4L * n);
                xs.set(Memory.FLOAT, at + 4L * n, sum);
            }
            a += 4L * added.rowStride();
            at += 4L * x.rowStride();
        }
        Memory.keep(added.tensor());
        Memory.keep(x.tensor());
    }

    @Override
    public void columnSoftmax(Matrix x, Tensor inverse) {
        ActivationShapes.columnSoftmax(x, inverse);
        ColumnLoops.max(x, inverse);
        ColumnLoops.exp(x, inverse);
    }

    /** y = (x - mean) inverse gain + bias in one row. */
    private static void normalise(
            Tensor x,
            int at,
            float mean,
            float inverse,
            Tensor gain,
            Tensor bias,
            Matrix y,
            int row) {
        MemorySegment xs = Memory.segment(x);
        MemorySegment gs = Memory.segment(gain);
        MemorySegment bs = Memory.segment(bias);
        MemorySegment ys = Memory.segment(y.tensor());
        long xRow = Memory.base(x) + 4L * at;
        long g = Memory.base(gain);
        long b = Memory.base(bias);
        long yRow = Memory.base(y.tensor()) + 4L * (y.offset() + row * y.rowStride());
        int columns = y.columns();
        int vectorised = SPECIES.loopBound(columns);
        for (int n = 0; n < vectorised; n += LANES) {
            long i = 4L * n;
            FloatVector v = FloatVector.fromMemorySegment(SPECIES, xs, xRow + i, Memory.ORDER);
            FloatVector gv = FloatVector.fromMemorySegment(SPECIES, gs, g + i, Memory.ORDER);
            FloatVector bv = FloatVector.fromMemorySegment(SPECIES, bs, b + i, Memory.ORDER);
            v.sub(mean).mul(inverse).fma(gv, bv).intoMemorySegment(ys, yRow + i, Memory.ORDER);
        }
        for (int n = vectorised; n < columns; n++) {
            long i = 4L * n;
            float unit = (xs.get(Memory.FLOAT, xRow + i) - mean) * inverse;
            float shifted =
                    Math.fma(unit, gs.get(Memory.FLOAT, g + i), bs.get(Memory.FLOAT, b + i));
            ys.set(Memory.FLOAT, yRow + i, shifted);
        }
        Memory.keep(x);
        Memory.keep(gain);
        Memory.keep(bias);
        Memory.keep(y.tensor());
    }

    @Override
    public void dropout(long key, int firstRow, double rate, Matrix x, Matrix y) {
        ActivationShapes.dropout(rate, x, y);
        long threshold = DropoutLoop.threshold(rate);
        float scale = DropoutLoop.scale(rate);
        for (int row = 0; row < x.rows(); row++) {
            long rowHash = DropoutLoop.row(key, firstRow + row, x.columns());
            int rest = DropoutLoop.run(rowHash, threshold, scale, x, y, row);
            DropoutLoop.rest(rowHash, threshold, scale, x, y, row, rest);
        }
    }

    @Override
    public void gather(Matrix table, int[] ids, int count, Matrix y) {
        ActivationShapes.gather(table, ids, count, y);
        for (int row = 0; row < count; row++) {
            int id = Objects.checkIndex(ids[row], table.rows());
            if (table.columns() > 0) {
                int from = table.offset() + id * table.rowStride();
                int to = y.offset() + row * y.rowStride();
                y.tensor().copyFrom(to, table.tensor(), from, table.columns());
            }
        }
    }
}
