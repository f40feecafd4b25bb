package io.driftcast.math.network;

import io.driftcast.math.kernel.KernelWarmup;
import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.LstmStep;
import io.driftcast.math.kernel.RnnStep;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps a recurrent network through one sequence at a time, whichever sequence's state it is given.
 * Its working memory is its own; the weights are shared. A step allocates nothing. Not thread-safe.
 */
public final class RecurrentStepper {

    /** More runs than the JIT has ever been seen to need. */
    private static final int WARM_UP_LIMIT = 20_000;

    /** The stream's thread does not wait longer; a large network then goes on warming at work. */
    private static final long WARM_UP_NANOS = 1_000_000_000;

    /** A layer with its working memory, for one row. */
    private sealed interface Layer {

        static Layer of(Arena arena, PackedNetwork.Layer layer) {
            return switch (layer) {
                case PackedNetwork.Layer.Gated gated ->
                        new Gated(new LstmStep(arena, gated.weights(), 1));
                case PackedNetwork.Layer.Simple simple ->
                        new Simple(new RnnStep(arena, simple.weights(), 1));
            };
        }

        /** To be written before a step. */
        Tensor input();

        /** After a step, what enters the next layer. */
        Tensor hidden();

        /** Moves the state on by one step. */
        void step(float[] hiddenState, float[] cellState);

        /** Of an LSTM. */
        record Gated(LstmStep kernel) implements Layer {

            @Override
            public Tensor input() {
                return kernel.input();
            }

            @Override
            public Tensor hidden() {
                return kernel.hidden();
            }

            @Override
            public void step(float[] hiddenState, float[] cellState) {
                kernel.hidden().copyFrom(hiddenState);
                kernel.cell().copyFrom(cellState);
                kernel.step();
                kernel.hidden().copyTo(hiddenState);
                kernel.cell().copyTo(cellState);
            }
        }

        /** Of a simple recurrent network, which has no cell. */
        record Simple(RnnStep kernel) implements Layer {

            @Override
            public Tensor input() {
                return kernel.input();
            }

            @Override
            public Tensor hidden() {
                return kernel.hidden();
            }

            @Override
            public void step(float[] hiddenState, float[] cellState) {
                kernel.hidden().copyFrom(hiddenState);
                kernel.step();
                kernel.hidden().copyTo(hiddenState);
            }
        }
    }

    private final PackedNetwork network;
    private final List<Layer> layers = new ArrayList<>();
    private final Tensor top;
    private final Tensor outputs;

    /**
     * @param arena of the working memory
     */
    public RecurrentStepper(Arena arena, PackedNetwork network) {
        this.network = network;
        network.layers().forEach(layer -> layers.add(Layer.of(arena, layer)));
        top = Tensor.zeros(arena, network.shape().hidden());
        outputs = Tensor.zeros(arena, network.shape().outputs());
    }

    /** A state of its network's shape. */
    public HiddenState newState() {
        return new HiddenState(network.shape());
    }

    /**
     * Moves a state on by one step.
     *
     * @param inputs as many as the network has
     */
    public void step(float[] inputs, HiddenState state) {
        layers.getFirst().input().copyFrom(inputs);
        for (int i = 0; i < layers.size(); i++) {
            if (i > 0) {
                layers.get(i).input().copyFrom(layers.get(i - 1).hidden());
            }
            layers.get(i).step(state.hidden(i), state.cell(i));
        }
    }

    /**
     * What the network says in a state.
     *
     * @param into receives its outputs
     */
    public void outputs(HiddenState state, float[] into) {
        top.copyFrom(state.hidden(layers.size() - 1));
        outputs.copyFrom(network.headBias());
        Kernels.BLAS.gemv(top, network.headWeights(), outputs);
        outputs.copyTo(into);
    }

    /** Steps a state of nobody's until the kernels are compiled, for a second at most. */
    public void warmUp() {
        HiddenState nobody = newState();
        float[] inputs = new float[network.shape().inputs()];
        float[] into = new float[network.shape().outputs()];
        long start = System.nanoTime();
        KernelWarmup.run(
                () -> {
                    if (System.nanoTime() - start < WARM_UP_NANOS) {
                        step(inputs, nobody);
                        outputs(nobody, into);
                    }
                },
                WARM_UP_LIMIT);
    }
}
