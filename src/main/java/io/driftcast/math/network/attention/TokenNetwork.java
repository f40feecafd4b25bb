package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Affine;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.RowBuffer;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that reads tokens, with all memory that a pass forward and backward over a batch takes.
 * It reads the parameters anew in each pass. Its results do not depend on how many threads its team
 * has. Not thread-safe.
 */
final class TokenNetwork {

    private final WorkerTeam team;
    private final TokenNetworkShape shape;
    private final TokenNetworkParameters parameters;
    private final TokenNetworkParameters gradient;
    private final Dropout dropout;
    private final Tensor positions;
    private final List<EncoderLayer> layers = new ArrayList<>();
    private final List<RowBuffer> states = new ArrayList<>();
    private final RowBuffer slopes;
    private final RowBuffer otherSlopes;
    private final @Nullable LayerNorm norm;
    private final RowBuffer normed;
    private final Pooling pooling;
    private final RowBuffer pooled;
    private final RowBuffer pooledGradient;
    private final Affine head;
    private final TokenBatch batch;

    /** Counts the passes with dropout, each of which drops others. */
    private long draw;

    private boolean dropping;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param gradient where a pass backward writes the parameters' gradient
     * @param mostSequences of a batch at most
     * @param longest tokens of a sequence at most
     */
    TokenNetwork(
            Arena arena,
            WorkerTeam team,
            TokenNetworkParameters parameters,
            TokenNetworkParameters gradient,
            Dropout dropout,
            int mostSequences,
            int longest) {
        this.team = team;
        this.parameters = parameters;
        this.gradient = gradient;
        this.dropout = dropout;
        shape = parameters.shape();
        int width = shape.width();
        int mostRows = Math.multiplyExact(mostSequences, longest);
        batch = new TokenBatch(mostRows);
        positions = Positions.of(arena, longest, width);
        states.add(new RowBuffer(arena, mostRows, width));
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(
                    new EncoderLayer(
                            arena,
                            team,
                            parameters.layers().get(i),
                            gradient.layers().get(i),
                            shape.layer(),
                            dropout,
                            mostRows,
                            longest));
            states.add(new RowBuffer(arena, mostRows, width));
        }
        slopes = new RowBuffer(arena, mostRows, width);
        otherSlopes = new RowBuffer(arena, mostRows, width);
        norm = norm(arena, mostRows);
        normed = new RowBuffer(arena, mostRows, width);
        pooling = new Pooling(arena, mostRows);
        pooled = new RowBuffer(arena, mostSequences, width);
        pooledGradient = new RowBuffer(arena, mostSequences, width);
        head = new Affine(arena, team, parameters.head(), gradient.head());
    }

    private @Nullable LayerNorm norm(Arena arena, int mostRows) {
        NormParameters own = parameters.norm();
        NormParameters slope = gradient.norm();
        return own == null || slope == null
                ? null
                : new LayerNorm(arena, team, own, slope, mostRows);
    }

    /** The sequences of the next pass, to be filled before it. */
    TokenBatch batch() {
        return batch;
    }

    /**
     * A pass forward as in training, with dropout.
     *
     * @param outputs sequences x classes, written
     */
    void forward(Matrix outputs) {
        draw++;
        pass(dropout.drops(), outputs);
    }

    /** A pass forward as in use, without dropout. */
    void predict(Matrix outputs) {
        pass(false, outputs);
    }

    private void pass(boolean drop, Matrix outputs) {
        dropping = drop;
        embed();
        for (int i = 0; i < layers.size(); i++) {
            long which = dropping ? draw(2 * i + 2) : -1;
            layers.get(i).forward(which, batch.rows(), states.get(i), states.get(i + 1));
        }
        RowBuffer last = states.getLast();
        if (norm != null) {
            norm.forward(last.rows(batch.size()), normed.rows(batch.size()));
            last = normed;
        }
        int sequences = batch.rows().sequences();
        pooling.forward(batch.rows(), last.rows(batch.size()), pooled.rows(sequences));
        mask(1, pooled.rows(sequences));
        head.forward(pooled.rows(sequences), outputs);
    }

    private void embed() {
        int size = batch.size();
        Matrix first = states.getFirst().rows(size);
        Kernels.ACTIVATIONS.gather(Matrix.of(parameters.embeddings()), batch.ids(), size, first);
        if (shape.layers() > 0) {
            Kernels.BLAS.scale(embeddingScale(shape), first);
            Matrix places = otherSlopes.rows(size);
            Kernels.ACTIVATIONS.gather(Matrix.of(positions), batch.places(), size, places);
            Kernels.BLAS.axpy(1, otherSlopes.elements(size), states.getFirst().elements(size));
        }
        mask(0, first);
    }

    /** What embeddings are scaled by, so that a token counts as much as where it stands. */
    static float embeddingScale(TokenNetworkShape shape) {
        return (float) Math.sqrt(shape.width());
    }

    private void mask(int place, Matrix rows) {
        if (dropping) {
            dropout.mask(team, draw(place), rows, rows);
        }
    }

    private long draw(int place) {
        return draw * (2L * layers.size() + 2) + place;
    }

    /**
     * The pass backward of the last pass forward: overwrites the gradient of the parameters.
     *
     * @param outputsGradient sequences x classes
     */
    void backward(Matrix outputsGradient) {
        gradient.flat().fill(0);
        int size = batch.size();
        int sequences = batch.rows().sequences();
        head.backward(pooled.rows(sequences), outputsGradient);
        pooledGradient.elements(sequences).fill(0);
        head.addInputGradient(outputsGradient, pooledGradient.rows(sequences));
        mask(1, pooledGradient.rows(sequences));
        RowBuffer above = slopes;
        RowBuffer below = otherSlopes;
        above.elements(size).fill(0);
        pooling.backward(batch.rows(), pooledGradient.rows(sequences), above.rows(size));
        if (norm != null) {
            below.elements(size).fill(0);
            norm.backward(states.getLast().rows(size), above.rows(size), below.rows(size));
            above = otherSlopes;
            below = slopes;
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            long which = dropping ? draw(2 * i + 2) : -1;
            layers.get(i).backward(which, states.get(i), above, below);
            RowBuffer swapped = above;
            above = below;
            below = swapped;
        }
        mask(0, above.rows(size));
        if (shape.layers() > 0) {
            Kernels.BLAS.scale(embeddingScale(shape), above.rows(size));
        }
        Kernels.GRADIENTS.gather(
                above.rows(size), batch.ids(), size, Matrix.of(gradient.embeddings()));
    }

    /** What a head of a layer attends to: see {@link ScaledDotProduct#weights}. */
    Matrix weights(int layer, int sequence, int head) {
        return layers.get(layer).weights(sequence, head);
    }
}
