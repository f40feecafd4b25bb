package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Learner;
import io.driftcast.math.network.Loss;
import io.driftcast.math.network.LossMeasure;
import io.driftcast.math.network.Parameters;
import java.lang.foreign.Arena;

/**
 * A {@link TokenNetworkShape} that learns the classes of {@link TokenSequences}. Not thread-safe.
 */
public final class TokenLearner implements Learner<TokenSequences> {

    private final Parameters flat;
    private final TokenNetwork network;
    private final int rows;
    private final Tensor outputs;
    private final Tensor gradient;
    private final Tensor targets;
    private final LossMeasure loss;
    private int count;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param parameters what is trained, in place
     * @param rows sequences of a batch at most
     * @param longest tokens of a sequence at most
     * @param dropout of the embeddings, of what each sublayer adds, and of the pooled numbers
     * @throws IllegalArgumentException if the loss does not fit to the outputs
     */
    public TokenLearner(
            Arena arena,
            WorkerTeam team,
            TokenNetworkParameters parameters,
            int rows,
            int longest,
            Loss loss,
            Dropout dropout) {
        this.rows = rows;
        TokenNetworkShape shape = parameters.shape();
        TokenNetworkParameters slopes = TokenNetworkParameters.zeros(arena, shape);
        flat = new Parameters(parameters.flat(), slopes.flat());
        network = new TokenNetwork(arena, team, parameters, slopes, dropout, rows, longest);
        outputs = Tensor.zeros(arena, 1, rows, shape.outputs());
        gradient = Tensor.zeros(arena, 1, rows, shape.outputs());
        targets = Tensor.zeros(arena, 1, rows, loss.targets(shape.outputs()));
        this.loss = new LossMeasure(loss, outputs, targets, gradient, team);
    }

    @Override
    public Parameters parameters() {
        return flat;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int begin(TokenSequences examples, int[] order, int first, int size) {
        count = size;
        targets.fill(Float.NaN);
        network.batch().begin(size);
        for (int row = 0; row < size; row++) {
            int example = order[first + row];
            network.batch().add(row, examples.tokens().get(example));
            targets.set(row, examples.classes().get(example));
        }
        return 1;
    }

    @Override
    public void differentiate(int pass) {
        network.forward(Matrix.of(outputs).rows(0, count));
        loss.differentiate(1);
        network.backward(Matrix.of(gradient).rows(0, count));
    }

    @Override
    public void measure(int pass) {
        network.predict(Matrix.of(outputs).rows(0, count));
        loss.measure(1);
    }

    @Override
    public double lossSum() {
        return loss.sum();
    }

    @Override
    public double lossWeight() {
        return loss.weight();
    }

    /** The outputs of the last pass, one row for each sequence of its batch. */
    public Matrix outputs() {
        return Matrix.of(outputs).rows(0, count);
    }
}
