package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;

/** One layer of an encoder: self-attention and a feed-forward layer. Not thread-safe. */
final class EncoderLayer {

    private final SelfAttention attention;
    private final Residual first;
    private final Residual second;
    private final RowBuffer middle;
    private final RowBuffer middleGradient;

    /** The rows of the pass that is under way. */
    private AttentionRows rows = AttentionRows.self(true);

    EncoderLayer(
            Arena arena,
            WorkerTeam team,
            EncoderLayerParameters parameters,
            EncoderLayerParameters gradient,
            EncoderLayerShape shape,
            Dropout dropout,
            int mostRows,
            int longest) {
        attention =
                new SelfAttention(
                        arena,
                        team,
                        parameters.attention(),
                        gradient.attention(),
                        shape.heads(),
                        mostRows,
                        longest);
        FeedForward feedForward =
                new FeedForward(
                        arena,
                        team,
                        parameters.feedForward(),
                        gradient.feedForward(),
                        shape.rectifier(),
                        mostRows);
        first =
                new Residual(
                        arena,
                        team,
                        shape.normPlace(),
                        new LayerNorm(
                                arena,
                                team,
                                parameters.attentionNorm(),
                                gradient.attentionNorm(),
                                mostRows),
                        attending(),
                        dropout,
                        mostRows,
                        shape.width());
        second =
                new Residual(
                        arena,
                        team,
                        shape.normPlace(),
                        new LayerNorm(
                                arena,
                                team,
                                parameters.feedForwardNorm(),
                                gradient.feedForwardNorm(),
                                mostRows),
                        feedForward,
                        dropout,
                        mostRows,
                        shape.width());
        middle = new RowBuffer(arena, mostRows, shape.width());
        middleGradient = new RowBuffer(arena, mostRows, shape.width());
    }

    private Sublayer attending() {
        return new Sublayer() {
            @Override
            public void forward(Matrix x, Matrix y) {
                attention.forward(rows, x, y);
            }

            @Override
            public void backward(Matrix x, Matrix dy, Matrix dx) {
                attention.backward(rows, x, dy, dx);
            }
        };
    }

    /**
     * Writes y.
     *
     * @param draw which numbers are dropped, negative for none; takes this number and the next
     */
    void forward(long draw, AttentionRows of, RowBuffer x, RowBuffer y) {
        rows = of;
        first.forward(draw, x, middle, of.queries());
        second.forward(next(draw), middle, y, of.queries());
    }

    /**
     * The pass backward of the last pass forward: adds to the gradients of the parameters, and
     * overwrites that of x.
     *
     * @param dy overwritten
     */
    void backward(long draw, RowBuffer x, RowBuffer dy, RowBuffer dx) {
        second.backward(next(draw), middle, dy, middleGradient, rows.queries());
        first.backward(draw, x, middleGradient, dx, rows.queries());
    }

    private static long next(long draw) {
        return draw < 0 ? draw : draw + 1;
    }

    /** What a head attends to in a sequence: see {@link ScaledDotProduct#weights}. */
    Matrix weights(int sequence, int head) {
        return attention.weights(rows, sequence, head);
    }
}
