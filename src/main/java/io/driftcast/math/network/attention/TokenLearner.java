package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.ClassLearner;
import io.driftcast.math.network.ClassOutputs;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Loss;
import io.driftcast.math.network.Parameters;
import java.lang.foreign.Arena;

/**
 * A {@link TokenNetworkShape} that learns the classes of {@link TokenSequences}. Not thread-safe.
 */
public final class TokenLearner implements ClassLearner<TokenSequences> {

    private final Parameters flat;
    private final TokenNetwork network;
    private final ClassOutputs outputs;

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
        TokenNetworkShape shape = parameters.shape();
        TokenNetworkParameters slopes = TokenNetworkParameters.zeros(arena, shape);
        flat = new Parameters(parameters.flat(), slopes.flat());
        network = new TokenNetwork(arena, team, parameters, slopes, dropout, rows, longest);
        outputs = new ClassOutputs(arena, team, rows, shape.outputs(), loss);
    }

    @Override
    public Parameters parameters() {
        return flat;
    }

    @Override
    public ClassOutputs outputs() {
        return outputs;
    }

    @Override
    public int begin(TokenSequences examples, int[] order, int first, int size) {
        outputs.begin(size);
        network.batch().begin(size);
        for (int row = 0; row < size; row++) {
            int example = order[first + row];
            network.batch().add(row, examples.tokens().get(example));
            outputs.target(row, examples.classes().get(example));
        }
        return 1;
    }

    @Override
    public void differentiate(int pass) {
        network.forward(outputs.outputs());
        outputs.differentiate();
        network.backward(outputs.gradient());
    }

    @Override
    public void measure(int pass) {
        network.predict(outputs.outputs());
        outputs.measure();
    }
}
