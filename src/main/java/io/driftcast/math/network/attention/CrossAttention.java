package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Affine;
import io.driftcast.math.network.LinearParameters;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;

/**
 * Multi-head attention of sequences to others, their memories: y = b_o + heads(x W_q + b_q, m W_k +
 * b_k, m W_v + b_v) W_o. Not thread-safe.
 */
final class CrossAttention {

    private final int width;
    private final Affine toQueries;
    private final Affine toMemory;
    private final Affine out;
    private final ScaledDotProduct heads;
    private final RowBuffer queries;
    private final RowBuffer queriesGradient;
    private final RowBuffer memory;
    private final RowBuffer memoryGradient;
    private final RowBuffer context;
    private final RowBuffer contextGradient;

    /**
     * @param gradients where a pass backward adds the parameters' gradient
     * @param mostRows of a batch at most, and of its memories
     * @param longest rows of a memory at most
     */
    CrossAttention(
            Arena arena,
            WorkerTeam team,
            Parts parameters,
            Parts gradients,
            int headCount,
            int mostRows,
            int longest) {
        width = parameters.out().weights().size(0);
        toQueries = new Affine(arena, team, parameters.queries(), gradients.queries());
        toMemory = new Affine(arena, team, parameters.memory(), gradients.memory());
        out = new Affine(arena, team, parameters.out(), gradients.out());
        heads = new ScaledDotProduct(arena, team, width, headCount, mostRows, mostRows, longest);
        queries = new RowBuffer(arena, mostRows, width);
        queriesGradient = new RowBuffer(arena, mostRows, width);
        memory = new RowBuffer(arena, mostRows, 2 * width);
        memoryGradient = new RowBuffer(arena, mostRows, 2 * width);
        context = new RowBuffer(arena, mostRows, width);
        contextGradient = new RowBuffer(arena, mostRows, width);
    }

    /**
     * The parameters, or their gradient.
     *
     * @param queries width x width
     * @param memory width x 2 width: the columns of k and v
     * @param out width x width
     */
    record Parts(LinearParameters queries, LinearParameters memory, LinearParameters out) {

        static Parts zeros(Arena arena, int width) {
            return new Parts(
                    linear(arena, width, width),
                    linear(arena, width, 2 * width),
                    linear(arena, width, width));
        }

        private static LinearParameters linear(Arena arena, int inputs, int outputs) {
            return new LinearParameters(
                    Tensor.zeros(arena, inputs, outputs), Tensor.zeros(arena, outputs));
        }
    }

    /** Writes y. */
    void forward(AttentionRows rows, Matrix x, Matrix m, Matrix y) {
        Matrix q = queries.rows(x.rows());
        Matrix kv = memory.rows(m.rows());
        toQueries.forward(x, q);
        toMemory.forward(m, kv);
        heads.forward(rows, q, half(kv, 0), half(kv, 1), context.rows(x.rows()));
        out.forward(context.rows(x.rows()), y);
    }

    /** The pass backward of the last pass forward: adds to the gradients of parameters, x and m. */
    void backward(AttentionRows rows, Matrix x, Matrix m, Matrix dy, Matrix dx, Matrix dm) {
        int count = x.rows();
        out.backward(context.rows(count), dy);
        contextGradient.elements(count).fill(0);
        out.addInputGradient(dy, contextGradient.rows(count));
        Matrix kv = memory.rows(m.rows());
        Matrix dq = queriesGradient.rows(count);
        Matrix dkv = memoryGradient.rows(m.rows());
        heads.backward(
                rows,
                queries.rows(count),
                half(kv, 0),
                half(kv, 1),
                contextGradient.rows(count),
                dq,
                half(dkv, 0),
                half(dkv, 1));
        toQueries.backward(x, dq);
        toQueries.addInputGradient(dq, dx);
        toMemory.backward(m, dkv);
        toMemory.addInputGradient(dkv, dm);
    }

    private Matrix half(Matrix of, int which) {
        return of.columns(which * width, width);
    }

    /** See {@link ScaledDotProduct#weights}. */
    Matrix weights(AttentionRows rows, int sequence, int head) {
        return heads.weights(rows, sequence, head);
    }
}
