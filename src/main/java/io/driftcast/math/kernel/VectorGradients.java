package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Gradients} in vectors. */
final class VectorGradients implements Gradients {

    private static final VectorSpecies<Float> SPECIES = KernelMode.SPECIES;

    private static final int LANES = SPECIES.length();

    @Override
    public void relu(Tensor y, Tensor g) {
        Shapes.elements(y, g);
        MemorySegment ys = Memory.segment(y);
        MemorySegment gs = Memory.segment(g);
        long yAt = Memory.base(y);
        long gAt = Memory.base(g);
        int vectorised = SPECIES.loopBound(g.length());
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < vectorised; i += LANES) {
            FloatVector above = load(ys, yAt + 4L * i);
            zero.blend(load(gs, gAt + 4L * i), above.compare(VectorOperators.GT, 0))
                    .intoMemorySegment(gs, gAt + 4L * i, Memory.ORDER);
        }
        for (int i = vectorised; i < g.length(); i++) {
            boolean above = ys.get(Memory.FLOAT, yAt + 4L * i) > 0;
            gs.set(Memory.FLOAT, gAt + 4L * i, above ? gs.get(Memory.FLOAT, gAt + 4L * i) : 0);
        }
        Memory.keep(y);
        Memory.keep(g);
    }

    @Override
    public void gelu(Tensor x, Tensor g) {
        Shapes.elements(x, g);
        // The partial sums' memory holds the densities of a few elements at a time.
        Tensor density = Scratch.partialSums();
        int block = Blas.PARTIAL_SUMS;
        for (int from = 0; from < g.length(); from += block) {
            int count = Math.min(block, g.length() - from);
            SlopeLoops.halfSquares(x, from, density, count);
            VectorLoops.exp(density, 0, count, density, 0, count, 1, count);
            SlopeLoops.gelu(x, from, density, g, count);
        }
    }

    @Override
    public void softmax(Matrix y, Matrix g) {
        ActivationShapes.rows(y, g);
        Tensor scratch = Scratch.partialSums();
        for (int row = 0; row < y.rows(); row++) {
            int yAt = y.offset() + row * y.rowStride();
            int gAt = g.offset() + row * g.rowStride();
            float sum = RowLoops.dot(y.tensor(), yAt, g.tensor(), gAt, y.columns(), scratch);
            SlopeLoops.softmax(y.tensor(), yAt, sum, g.tensor(), gAt, y.columns());
        }
    }

    @Override
    public void layerNorm(
            Matrix x, Tensor gain, float epsilon, Matrix g, Matrix dx, Tensor dgain, Tensor dbias) {
        ActivationShapes.layerNormGradient(x, gain, epsilon, g, dx, dgain, dbias);
        Tensor scratch = Scratch.partialSums();
        int columns = x.columns();
        for (int row = 0; row < x.rows(); row++) {
            int xAt = x.offset() + row * x.rowStride();
            int gAt = g.offset() + row * g.rowStride();
            float mean = RowLoops.sum(x.tensor(), xAt, columns, scratch) / columns;
            float squares = RowLoops.squares(x.tensor(), xAt, columns, mean, scratch);
            float inverse = 1 / (float) Math.sqrt(squares / columns + epsilon);
            NormLoops norm = NormLoops.own().row(x.tensor(), xAt, mean, inverse, columns);
            norm.parameters(g.tensor(), gAt, gain, dgain, dbias);
            float meanScaled = RowLoops.sum(g.tensor(), gAt, columns, scratch) / columns;
            float meanProduct = norm.dot(g.tensor(), gAt, scratch) / columns;
            int dxAt = dx.offset() + row * dx.rowStride();
            norm.input(g.tensor(), gAt, meanScaled, meanProduct, dx.tensor(), dxAt);
        }
        NormLoops.own().clear();
    }

    @Override
    public void gather(Matrix g, int[] ids, int count, Matrix table) {
        ActivationShapes.gatherGradient(g, ids, count, table);
        for (int i = 0; i < count; i++) {
            int to = table.offset() + Objects.checkIndex(ids[i], table.rows()) * table.rowStride();
            int from = g.offset() + i * g.rowStride();
            SlopeLoops.add(g.tensor(), from, table.tensor(), to, table.columns());
        }
    }

    private static FloatVector load(MemorySegment segment, long at) {
        return FloatVector.fromMemorySegment(SPECIES, segment, at, Memory.ORDER);
    }
}
