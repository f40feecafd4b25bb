package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/**
 * A recurrent network that learns from sequences by truncated back-propagation through time: a
 * batch of sequences is gone through in chunks of some steps, one pass each, with the state carried
 * on from one to the next. All memory is allocated in the constructor. Not thread-safe; results do
 * not depend on the team's number of threads.
 */
public final class RecurrentLearner implements Learner<Sequences> {

    private final Parameters flat;
    private final UnrolledNetwork network;
    private final Tensor targets;
    private final Batch batch;
    private final LossMeasure loss;
    private final int rows;
    private final int chunk;

    private Sequences sequences = Sequences.none();
    private int[] order = {};
    private int first;
    private int count;

    /**
     * @param arena a shared one, as the parameters' is, if the team has more threads than the
     *     caller's
     * @param parameters what is trained, in place
     * @param unrolling the rows of a batch, and the steps of a chunk: gradients go back so many at
     *     most; sequences may be longer or shorter
     * @throws IllegalArgumentException if the loss does not fit to the network's outputs
     */
    public RecurrentLearner(
            Arena arena,
            RecurrentParameters parameters,
            Unrolling unrolling,
            Loss loss,
            Dropout dropout) {
        RecurrentShape shape = parameters.shape();
        RecurrentParameters gradient = RecurrentParameters.zeros(arena, shape);
        flat = new Parameters(parameters.flat(), gradient.flat());
        rows = unrolling.parts().rows();
        chunk = unrolling.steps();
        network = new UnrolledNetwork(arena, parameters, gradient, unrolling, dropout);
        targets = Tensor.zeros(arena, chunk, rows, loss.targets(shape.outputs()));
        batch = new Batch(network.inputs(), targets);
        this.loss =
                new LossMeasure(
                        loss,
                        network.outputs(),
                        targets,
                        network.outputGradient(),
                        unrolling.team());
    }

    /** The inputs of a chunk, to be filled where no sequences do: steps x rows x inputs. */
    public Tensor inputs() {
        return network.inputs();
    }

    /** The targets of a chunk, the same: steps x rows x targets, NaN for none. */
    public Tensor targets() {
        return targets;
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
    public int begin(Sequences examples, int[] numbers, int from, int size) {
        sequences = examples;
        order = numbers;
        first = from;
        count = size;
        return Math.ceilDiv(examples.steps(), chunk);
    }

    @Override
    public void differentiate(int pass) {
        differentiateChunk(fill(pass));
    }

    /**
     * The same for the first so many steps of what inputs and targets hold now, after the state
     * that there is. If there is no target in them, only the state moves on.
     */
    public void differentiateChunk(int steps) {
        network.forward(steps);
        loss.differentiate(steps);
        if (loss.weight() != 0) {
            network.backward();
        }
    }

    @Override
    public void measure(int pass) {
        int steps = fill(pass);
        network.predict(steps);
        loss.measure(steps);
    }

    /** Writes a pass's chunk and sets the state before it; returns how many steps it has. */
    private int fill(int pass) {
        if (pass == 0) {
            network.clearState();
        } else {
            network.carryState();
        }
        int from = pass * chunk;
        int steps = Math.min(chunk, sequences.steps() - from);
        for (int row = 0; row < count; row++) {
            sequences.write(order[first + row], from, steps, batch, row);
        }
        batch.clearFrom(count, steps);
        return steps;
    }

    /** Sets the state before the next chunk to zero. */
    public void clearState() {
        network.clearState();
    }

    @Override
    public double lossSum() {
        return loss.sum();
    }

    @Override
    public double lossWeight() {
        return loss.weight();
    }
}
