package io.driftcast.math.network;

import io.driftcast.math.kernel.AdamSettings;
import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/**
 * Steps of training: forward, loss, backward, clipping, Adam. All memory is allocated in the
 * constructor. Not thread-safe; results do not depend on the team's number of threads.
 */
public final class TrainingStep {

    private final NetworkParameters parameters;
    private final NetworkParameters gradient;
    private final Tensor firstMoment;
    private final Tensor secondMoment;
    private final UnrolledNetwork network;
    private final Tensor targets;
    private final LossMeasure loss;
    private final float clip;
    private AdamSettings adam;
    private int updates;

    /**
     * @param arena a shared one, as the parameters' is, if the team has more threads than the
     *     caller's
     * @param parameters what is trained, in place
     * @param steps how many steps a batch has at most
     * @param weights of each output in the loss; none for all alike
     */
    public TrainingStep(
            Arena arena,
            NetworkParameters parameters,
            int steps,
            Loss loss,
            float[] weights,
            TrainingSettings settings,
            WorkerTeam team) {
        NetworkShape shape = parameters.shape();
        this.parameters = parameters;
        gradient = NetworkParameters.zeros(arena, shape);
        firstMoment = Tensor.zeros(arena, shape.parameters());
        secondMoment = Tensor.zeros(arena, shape.parameters());
        network =
                new UnrolledNetwork(
                        arena,
                        parameters,
                        gradient,
                        Unrolling.of(steps, settings.rows(), team),
                        new Dropout(settings.dropout(), settings.seed()));
        targets =
                Tensor.zeros(
                        arena, steps, settings.rows(), shape.outputs() / loss.outputsPerTarget());
        this.loss = new LossMeasure(loss, weights, network, targets);
        clip = settings.clip();
        adam = AdamSettings.withRate(settings.rate());
    }

    /** The network, unrolled. */
    UnrolledNetwork network() {
        return network;
    }

    /** To be filled before a step: steps x rows x inputs. */
    public Tensor inputs() {
        return network.inputs();
    }

    /** To be filled before a step: steps x rows x targets, NaN for none. */
    public Tensor targets() {
        return targets;
    }

    /** Changes the learning rate. */
    void rate(float rate) {
        adam = AdamSettings.withRate(rate);
    }

    /** Starts new sequences. */
    public void clearState() {
        network.clearState();
    }

    /** Goes on with the next steps of the same sequences. */
    void carryState() {
        network.carryState();
    }

    /**
     * Trains on the first so many steps of the batch; if there is no target in them, only the state
     * moves on. What it cost before is in {@link #lossSum} and {@link #lossWeight}.
     */
    public void train(int steps) {
        network.forward(steps);
        loss.differentiate(steps);
        if (loss.weight() == 0) {
            return;
        }
        network.backward();
        GradientClipping.clip(gradient.flat(), clip);
        updates++;
        Kernels.OPTIMISERS.adam(
                adam, updates, parameters.flat(), gradient.flat(), firstMoment, secondMoment);
    }

    /** Measures the loss of the first so many steps of the batch, without dropout. */
    void measure(int steps) {
        network.predict(steps);
        loss.measure(steps);
    }

    /** The weighted sum of the last losses. */
    public double lossSum() {
        return loss.sum();
    }

    /** The sum of their weights. */
    public double lossWeight() {
        return loss.weight();
    }
}
