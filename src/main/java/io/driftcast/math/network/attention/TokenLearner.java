package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.ClassLearner;
import io.driftcast.math.network.ClassOutputs;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Loss;
import io.driftcast.math.network.Parameters;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TokenNetworkShape} that learns the classes of {@link TokenSequences}. Not thread-safe.
 */
public final class TokenLearner implements ClassLearner<TokenSequences> {

    private final Parameters flat;
    private final TokenNetwork network;
    private final ClassOutputs outputs;
    private final TokenDropout tokenDropout;
    private final List<int[]> batch = new ArrayList<>();

    /** Counts the passes of training, each of which drops others. */
    private long draw;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param parameters what is trained, in place
     * @param rows sequences of a batch at most
     * @param longest tokens of a sequence at most
     * @param dropout of the embeddings, of what each sublayer adds, and of the pooled numbers
     * @param tokenDropout of whole tokens
     * @throws IllegalArgumentException if the loss does not fit to the outputs
     */
    public TokenLearner(
            Arena arena,
            WorkerTeam team,
            TokenNetworkParameters parameters,
            int rows,
            int longest,
            Loss loss,
            Dropout dropout,
            TokenDropout tokenDropout) {
        this.tokenDropout = tokenDropout;
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
        batch.clear();
        for (int row = 0; row < size; row++) {
            int example = order[first + row];
            batch.add(examples.tokens().get(example));
            outputs.target(row, examples.classes().get(example));
        }
        return 1;
    }

    @Override
    public void differentiate(int pass) {
        draw++;
        network.batch().begin(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            long which = draw * outputs.rows() + row;
            network.batch().add(row, tokenDropout.thinned(which, batch.get(row)));
        }
        network.forward(outputs.outputs());
        outputs.differentiate();
        network.backward(outputs.gradient());
    }

    @Override
    public void measure(int pass) {
        network.batch().begin(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            network.batch().add(row, batch.get(row));
        }
        network.predict(outputs.outputs());
        outputs.measure();
    }
}
