package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network unrolled over the steps of a batch of sequences, with all memory that a pass
 * forward and backward takes; without dropout a pass allocates nothing. It reads the parameters
 * anew in each pass. Not thread-safe; it works on the threads of its team, and its results do not
 * depend on how many there are.
 */
public final class UnrolledNetwork {

    private final RecurrentParameters gradient;
    private final Unrolling unrolling;
    private final StepBuffer inputs;
    private final List<UnrolledLayer> layers = new ArrayList<>();

    /** What leaves a layer: its hidden states, or a buffer for those that dropout leaves. */
    private final List<StepRows> layerOutputs = new ArrayList<>();

    private final LinearLayer head;
    private final Dropout dropout;

    /** Counts the passes with dropout, each of which drops others. */
    private long draw;

    private boolean dropping;
    private int steps;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param parameters what is computed with
     * @param gradient where a pass backward writes their gradient
     * @param dropout what training passes drop of each layer's output
     */
    public UnrolledNetwork(
            Arena arena,
            RecurrentParameters parameters,
            RecurrentParameters gradient,
            Unrolling unrolling,
            Dropout dropout) {
        RecurrentShape shape = parameters.shape();
        this.gradient = gradient;
        this.unrolling = unrolling;
        this.dropout = dropout;
        inputs = new StepBuffer(arena, unrolling.steps(), unrolling.parts(), shape.inputs());
        StepRows below = new StepRows(inputs, false);
        for (int i = 0; i < shape.layers(); i++) {
            UnrolledLayer layer = layer(arena, unrolling, parameters, i, gradient.layer(i), below);
            layers.add(layer);
            below = output(arena, layer, shape.hidden());
            layerOutputs.add(below);
        }
        head = new LinearLayer(arena, unrolling, parameters.head(), gradient.head(), below);
    }

    private static UnrolledLayer layer(
            Arena arena,
            Unrolling unrolling,
            RecurrentParameters parameters,
            int index,
            LayerParameters gradient,
            StepRows input) {
        int units = parameters.shape().hidden();
        LayerParameters own = parameters.layer(index);
        return switch (parameters.shape().cell()) {
            case RNN -> new UnrolledRnn(arena, unrolling, units, own, gradient, input);
            case LSTM, LSTM_PEEPHOLES ->
                    new UnrolledLstm(arena, unrolling, units, own, gradient, input);
        };
    }

    private StepRows output(Arena arena, UnrolledLayer layer, int units) {
        return dropout.drops()
                ? new StepRows(
                        new StepBuffer(arena, unrolling.steps(), unrolling.parts(), units), false)
                : layer.output();
    }

    /** To be filled before a pass: steps x rows x inputs. */
    public Tensor inputs() {
        return inputs.tensor();
    }

    /** What a pass forward gives: steps x rows x outputs. */
    public Tensor outputs() {
        return head.output().buffer().tensor();
    }

    /** To be filled before a pass backward: the loss's gradient, steps x rows x outputs. */
    Tensor outputGradient() {
        return head.outputGradient().buffer().tensor();
    }

    /** The layers, the first being fed with the inputs. */
    List<UnrolledLayer> layers() {
        return layers;
    }

    /** How much is unrolled at once. */
    Unrolling unrolling() {
        return unrolling;
    }

    /** Sets the state before the first step to zero, as at a sequence's start. */
    public void clearState() {
        layers.forEach(UnrolledLayer::clearState);
    }

    /** Lets the state after the last pass be the one before the next. */
    public void carryState() {
        layers.forEach(UnrolledLayer::carryState);
    }

    /** A pass forward as in use, without dropout, over the first so many steps. */
    void predict(int count) {
        forward(count, false);
    }

    /** A pass forward as in training, with dropout, over the first so many steps. */
    public void forward(int count) {
        draw++;
        forward(count, dropout.drops());
    }

    private void forward(int count, boolean drop) {
        steps = count;
        dropping = drop;
        for (int i = 0; i < layers.size(); i++) {
            UnrolledLayer layer = layers.get(i);
            layer.forward(count);
            Matrix output = layerOutputs.get(i).rows(count);
            if (dropout.drops()) {
                dropOrCopy(i, layer.output().rows(count), output);
            }
        }
        head.forward(count);
    }

    private void dropOrCopy(int layer, Matrix from, Matrix to) {
        Dropout which = dropping ? dropout : Dropout.NONE;
        which.mask(unrolling.team(), draw(layer), from, to);
    }

    private long draw(int layer) {
        return draw * layers.size() + layer;
    }

    /**
     * The pass backward of the last pass forward: overwrites the gradient of the parameters, and
     * leaves in each layer the gradient of its hidden states and in {@link UnrolledLayer} that of
     * the state before.
     */
    void backward() {
        gradient.flat().fill(0);
        head.backward();
        Layer above = head;
        for (int i = layers.size() - 1; i >= 0; i--) {
            UnrolledLayer layer = layers.get(i);
            layer.clearOutputGradient();
            above.addInputGradient(layer.outputGradient());
            if (dropping) {
                Matrix sum = layer.outputGradient().rows(steps);
                dropout.mask(unrolling.team(), draw(i), sum, sum);
            }
            layer.backward();
            above = layer;
        }
    }

    /** After a pass backward, the gradient of the inputs: steps x rows x inputs. */
    Tensor inputGradient(Arena arena) {
        StepBuffer sum =
                new StepBuffer(
                        arena, unrolling.steps(), unrolling.parts(), inputs.tensor().size(2));
        layers.getFirst().addInputGradient(new StepRows(sum, false));
        return sum.tensor();
    }
}
