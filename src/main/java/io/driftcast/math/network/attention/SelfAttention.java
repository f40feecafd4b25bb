package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Affine;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;

/**
 * Multi-head attention of sequences to themselves: y = b_o + heads(x W_q + b_q, x W_k + b_k, x W_v
 * + b_v) W_o. Not thread-safe.
 */
final class SelfAttention {

    private final int width;
    private final Affine in;
    private final Affine out;
    private final ScaledDotProduct heads;
    private final RowBuffer projections;
    private final RowBuffer projectionsGradient;
    private final RowBuffer context;
    private final RowBuffer contextGradient;

    /**
     * @param gradient where a pass backward adds the parameters' gradient
     * @param mostRows of a batch at most
     * @param longest rows of a sequence at most
     */
    SelfAttention(
            Arena arena,
            WorkerTeam team,
            AttentionParameters parameters,
            AttentionParameters gradient,
            int headCount,
            int mostRows,
            int longest) {
        width = parameters.out().weights().size(0);
        in = new Affine(arena, team, parameters.in(), gradient.in());
        out = new Affine(arena, team, parameters.out(), gradient.out());
        heads = new ScaledDotProduct(arena, team, width, headCount, mostRows, mostRows, longest);
        projections = new RowBuffer(arena, mostRows, 3 * width);
        projectionsGradient = new RowBuffer(arena, mostRows, 3 * width);
        context = new RowBuffer(arena, mostRows, width);
        contextGradient = new RowBuffer(arena, mostRows, width);
    }

    /** Writes y. */
    void forward(AttentionRows rows, Matrix x, Matrix y) {
        Matrix all = projections.rows(x.rows());
        in.forward(x, all);
        heads.forward(rows, third(all, 0), third(all, 1), third(all, 2), context.rows(x.rows()));
        out.forward(context.rows(x.rows()), y);
    }

    /** The pass backward of the last pass forward: adds to the gradients of parameters and x. */
    void backward(AttentionRows rows, Matrix x, Matrix dy, Matrix dx) {
        int count = x.rows();
        out.backward(context.rows(count), dy);
        contextGradient.elements(count).fill(0);
        out.addInputGradient(dy, contextGradient.rows(count));
        Matrix all = projections.rows(count);
        Matrix slopes = projectionsGradient.rows(count);
        heads.backward(
                rows,
                third(all, 0),
                third(all, 1),
                third(all, 2),
                contextGradient.rows(count),
                third(slopes, 0),
                third(slopes, 1),
                third(slopes, 2));
        in.backward(x, slopes);
        in.addInputGradient(slopes, dx);
    }

    private Matrix third(Matrix of, int which) {
        return of.columns(which * width, width);
    }

    /** See {@link ScaledDotProduct#weights}. */
    Matrix weights(AttentionRows rows, int sequence, int head) {
        return heads.weights(rows, sequence, head);
    }
}
