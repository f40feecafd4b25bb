package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/**
 * Scaled dot-product attention in several heads (Vaswani et al. 2017, arXiv:1706.03762): each head
 * takes its share of the columns of q, k and v, and gives softmax(q k^T / sqrt(d)) v with its d
 * columns. Sequences and heads are independent of one another and shared out over the team. Not
 * thread-safe.
 */
final class ScaledDotProduct {

    private final WorkerTeam team;
    private final int heads;
    private final int size;
    private final float scale;
    private final int mostQueries;
    private final int mostMemory;
    private final int mostKeys;

    /** heads x queries x keys. */
    private final Tensor weights;

    private final Tensor weightsGradient;

    /** heads x columns of a head x rows of all memories. */
    private final Tensor transposed;

    /**
     * @param width columns of q, k and v
     * @param heads that share them evenly
     * @param mostQueries rows of all queries at most
     * @param mostMemory rows of all memories at most
     * @param mostKeys rows of the memory of one sequence at most
     * @throws IllegalArgumentException if the heads cannot share the columns evenly
     */
    ScaledDotProduct(
            Arena arena,
            WorkerTeam team,
            int width,
            int heads,
            int mostQueries,
            int mostMemory,
            int mostKeys) {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "%s heads cannot share %s columns evenly".formatted(heads, width));
        }
        this.team = team;
        this.heads = heads;
        this.mostQueries = mostQueries;
        this.mostMemory = mostMemory;
        this.mostKeys = mostKeys;
        size = width / heads;
        scale = (float) (1 / Math.sqrt(size));
        weights = Tensor.zeros(arena, heads, mostQueries, mostKeys);
        weightsGradient = Tensor.zeros(arena, heads, mostQueries, mostKeys);
        transposed = Tensor.zeros(arena, heads, size, mostMemory);
    }

    /**
     * Writes what the heads give, and scales q by 1 / sqrt(d) in place.
     *
     * @param q queries x width
     * @param k memory x width
     * @param v memory x width
     * @param context queries x width
     */
    void forward(AttentionRows rows, Matrix q, Matrix k, Matrix v, Matrix context) {
        team.run(
                rows.sequences() * heads,
                part -> {
                    int sequence = part / heads;
                    int head = part % heads;
                    Matrix query = queries(rows, sequence, head, q);
                    Kernels.BLAS.scale(scale, query);
                    Matrix keys = transposed(rows, sequence, head);
                    Kernels.BLAS.copy(keys(rows, sequence, head, k).transposed(), keys);
                    Matrix attention = weights(weights, rows, sequence, head);
                    Kernels.BLAS.fill(0, attention);
                    Kernels.BLAS.gemm(query, keys, attention);
                    softmax(rows.lookAhead(), attention);
                    Matrix into = queries(rows, sequence, head, context);
                    Kernels.BLAS.fill(0, into);
                    Kernels.BLAS.gemm(attention, keys(rows, sequence, head, v), into);
                });
    }

    private static void softmax(boolean lookAhead, Matrix attention) {
        if (lookAhead) {
            Kernels.ACTIVATIONS.softmax(attention, attention);
            return;
        }
        for (int row = 0; row < attention.rows(); row++) {
            Matrix all = attention.rows(row, 1);
            int seen = Math.min(row + 1, all.columns());
            Kernels.ACTIVATIONS.softmax(all.columns(0, seen), all.columns(0, seen));
            Kernels.BLAS.fill(0, all.columns(seen, all.columns() - seen));
        }
    }

    /**
     * The pass backward of the last pass forward.
     *
     * @param gradient of the context
     * @param dq is overwritten with the gradient of q before it was scaled
     * @param dk is overwritten
     * @param dv is overwritten
     */
    void backward(
            AttentionRows rows,
            Matrix q,
            Matrix k,
            Matrix v,
            Matrix gradient,
            Matrix dq,
            Matrix dk,
            Matrix dv) {
        Kernels.BLAS.fill(0, dq);
        Kernels.BLAS.fill(0, dk);
        Kernels.BLAS.fill(0, dv);
        team.run(
                rows.sequences() * heads,
                part -> {
                    int sequence = part / heads;
                    int head = part % heads;
                    Matrix out = queries(rows, sequence, head, gradient);
                    Matrix attention = weights(weights, rows, sequence, head);
                    Kernels.BLAS.gemm(attention.transposed(), out, keys(rows, sequence, head, dv));
                    Matrix values = transposed(rows, sequence, head);
                    Kernels.BLAS.copy(keys(rows, sequence, head, v).transposed(), values);
                    Matrix slopes = weights(weightsGradient, rows, sequence, head);
                    Kernels.BLAS.fill(0, slopes);
                    Kernels.BLAS.gemm(out, values, slopes);
                    Kernels.GRADIENTS.softmax(attention, slopes);
                    Matrix queryGradient = queries(rows, sequence, head, dq);
                    Kernels.BLAS.gemm(slopes, keys(rows, sequence, head, k), queryGradient);
                    Kernels.BLAS.scale(scale, queryGradient);
                    Kernels.BLAS.gemm(
                            slopes.transposed(),
                            queries(rows, sequence, head, q),
                            keys(rows, sequence, head, dk));
                });
    }

    private Matrix queries(AttentionRows rows, int sequence, int head, Matrix of) {
        return of.rows(rows.queryFrom()[sequence], rows.queryCount()[sequence])
                .columns(head * size, size);
    }

    private Matrix keys(AttentionRows rows, int sequence, int head, Matrix of) {
        return of.rows(rows.keyFrom()[sequence], rows.keyCount()[sequence])
                .columns(head * size, size);
    }

    private Matrix transposed(AttentionRows rows, int sequence, int head) {
        int offset = head * size * mostMemory + rows.keyFrom()[sequence];
        return new Matrix(transposed, offset, size, rows.keyCount()[sequence], mostMemory, 1);
    }

    private Matrix weights(Tensor of, AttentionRows rows, int sequence, int head) {
        int offset = (head * mostQueries + rows.queryFrom()[sequence]) * mostKeys;
        return new Matrix(
                of, offset, rows.queryCount()[sequence], rows.keyCount()[sequence], mostKeys, 1);
    }

    /** What the last pass forward attended to: each row's weights of the keys add up to 1. */
    Matrix weights(AttentionRows rows, int sequence, int head) {
        return weights(weights, rows, sequence, head);
    }
}
