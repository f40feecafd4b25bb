package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads sequences of one length: all views of the memory are made beforehand, so that a read makes
 * none. Not thread-safe.
 */
final class SequenceReading {

    private final PackedTokenNetwork network;
    private final int length;
    private final Matrix embeddings;
    private final Tensor positions;
    private final Matrix states;
    private final Tensor stateElements;
    private final Matrix sublayer;
    private final Matrix change;
    private final List<LayerReading> layers = new ArrayList<>();
    private final Matrix shares;
    private final Matrix pooled;
    private final Matrix outputs;

    SequenceReading(PackedTokenNetwork network, ReaderMemory memory, int length) {
        this.network = network;
        this.length = length;
        embeddings = Matrix.of(network.embeddings());
        positions = memory.positions().slice(0, length);
        states = Matrix.of(memory.states()).rows(0, length);
        stateElements = memory.states().slice(0, length);
        sublayer = Matrix.of(memory.sublayer()).rows(0, length);
        change = Matrix.of(memory.change()).rows(0, length);
        EncoderLayerShape shape = network.shape().layer();
        for (PackedEncoderLayer layer : network.layers()) {
            layers.add(new LayerReading(layer, shape, memory, layers.size(), length));
        }
        shares = new Matrix(memory.shares(), 0, 1, length, length, 1);
        pooled = Matrix.of(memory.pooled());
        outputs = Matrix.of(memory.outputs());
    }

    /** Reads as many ids as its length has, and leaves the outputs in the memory. */
    void run(int[] ids) {
        Kernels.ACTIVATIONS.gather(embeddings, ids, length, states);
        Matrix last = states;
        if (!layers.isEmpty()) {
            Kernels.BLAS.axpy(1, positions, stateElements);
            last =
                    switch (network.shape().layer().normPlace()) {
                        case LAST -> normLast();
                        case FIRST -> normFirst();
                    };
        }
        Kernels.BLAS.fill(1f / length, shares);
        Kernels.BLAS.product(shares, last, pooled);
        network.head().forward(pooled, outputs);
    }

    /** Where what was normalised last is. */
    private Matrix normLast() {
        for (int i = 0; i < layers.size(); i++) {
            LayerReading layer = layers.get(i);
            layer.attend(states, sublayer);
            addAndNormalise(sublayer, states, layer.layer().attentionNorm(), sublayer);
            layer.feedForward(sublayer, states);
            addAndNormalise(states, sublayer, layer.layer().feedForwardNorm(), states);
        }
        return states;
    }

    /** Where what was normalised last is. */
    private Matrix normFirst() {
        NormParameters first = layers.getFirst().layer().attentionNorm();
        Kernels.ACTIVATIONS.layerNorm(
                states, first.gain(), first.bias(), LayerNorm.EPSILON, sublayer);
        for (int i = 0; i < layers.size(); i++) {
            LayerReading layer = layers.get(i);
            layer.attend(sublayer, change);
            addAndNormalise(states, change, layer.layer().feedForwardNorm(), sublayer);
            layer.feedForward(sublayer, change);
            addAndNormalise(states, change, normAfter(i), sublayer);
        }
        return sublayer;
    }

    private NormParameters normAfter(int layer) {
        return layer + 1 < layers.size()
                ? layers.get(layer + 1).layer().attentionNorm()
                : Objects.requireNonNull(network.norm());
    }

    private static void addAndNormalise(Matrix x, Matrix added, NormParameters norm, Matrix y) {
        Kernels.ACTIVATIONS.layerNormOfSum(
                x, added, norm.gain(), norm.bias(), LayerNorm.EPSILON, y);
    }

    /** How many tokens it reads. */
    int length() {
        return length;
    }

    /** A head of a layer as the last sequence left it. */
    HeadReading head(int layer, int head) {
        return layers.get(layer).head(head);
    }
}
