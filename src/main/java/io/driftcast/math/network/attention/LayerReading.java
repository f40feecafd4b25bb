package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;

/** One layer over sequences of one length, in {@link ReaderMemory}. Not thread-safe. */
final class LayerReading {

    private final PackedEncoderLayer layer;
    private final Rectifier rectifier;
    private final Matrix projections;
    private final Matrix queries;
    private final Matrix queriesTransposed;
    private final List<HeadReading> heads = new ArrayList<>();
    private final Matrix context;
    private final Matrix inner;
    private final Tensor innerElements;

    LayerReading(
            PackedEncoderLayer layer,
            EncoderLayerShape shape,
            ReaderMemory memory,
            int number,
            int length) {
        this.layer = layer;
        rectifier = shape.rectifier();
        projections = Matrix.of(memory.projections()).rows(0, length);
        queries = projections.columns(0, shape.width()).transposed();
        int filled = ReaderMemory.filled(length);
        queriesTransposed = new Matrix(memory.queries(), 0, shape.width(), length, filled, 1);
        for (int head = 0; head < shape.heads(); head++) {
            heads.add(HeadReading.of(memory, shape, number, head, length));
        }
        context = Matrix.of(memory.context()).rows(0, length);
        inner = Matrix.of(memory.inner()).rows(0, length);
        innerElements = memory.inner().slice(0, length);
    }

    /** The first sublayer: writes y. */
    void attend(Matrix x, Matrix y) {
        layer.projections().forward(x, projections);
        Kernels.BLAS.copy(queries, queriesTransposed);
        for (int head = 0; head < heads.size(); head++) {
            heads.get(head).run();
        }
        layer.out().forward(context, y);
    }

    /** The second sublayer: writes y. */
    void feedForward(Matrix x, Matrix y) {
        layer.in().forward(x, inner);
        rectifier.apply(innerElements, innerElements);
        layer.inner().forward(inner, y);
    }

    /** Its parameters. */
    PackedEncoderLayer layer() {
        return layer;
    }

    /** A head as the last sequence left it. */
    HeadReading head(int head) {
        return heads.get(head);
    }
}
