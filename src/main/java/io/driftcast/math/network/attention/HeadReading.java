package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;

/**
 * Attention of one head of a layer over sequences of one length: views of {@link ReaderMemory}.
 * Scores lie key by key, so that the softmax goes down columns, and are divided by their sums in
 * what the head gives, which has fewer numbers.
 *
 * @param keys length x head's width
 * @param queries head's width x length filled up
 * @param scores length x length filled up
 * @param sums length filled up
 * @param weights the scores as query x key
 * @param values length x head's width
 * @param context length x head's width
 */
record HeadReading(
        Matrix keys,
        Matrix queries,
        Matrix scores,
        Tensor sums,
        Matrix weights,
        Matrix values,
        Matrix context) {

    static HeadReading of(
            ReaderMemory memory, EncoderLayerShape shape, int layer, int head, int length) {
        int width = shape.width();
        int size = width / shape.heads();
        int from = head * size;
        int filled = ReaderMemory.filled(length);
        Matrix projections = Matrix.of(memory.projections()).rows(0, length);
        Tensor all = memory.scores().at(layer).at(head);
        Matrix scores = new Matrix(all, 0, length, filled, filled, 1);
        return new HeadReading(
                projections.columns(width + from, size),
                new Matrix(memory.queries(), from * filled, size, filled, filled, 1),
                scores,
                memory.sums().at(layer).at(head),
                scores.columns(0, length).transposed(),
                projections.columns(2 * width + from, size),
                Matrix.of(memory.context()).rows(0, length).columns(from, size));
    }

    /** Writes what the head gives. */
    void run() {
        Kernels.BLAS.product(keys, queries, scores);
        Kernels.ACTIVATIONS.columnSoftmax(scores, sums);
        Kernels.BLAS.product(weights, values, context);
        Kernels.BLAS.scaleRows(sums, context);
    }

    /** How much a query attends to a key. */
    float weight(int query, int key) {
        return weights.get(query, key) * sums.get(query);
    }
}
