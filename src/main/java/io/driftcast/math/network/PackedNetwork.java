package io.driftcast.math.network;

import io.driftcast.math.kernel.LstmWeights;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.RnnWeights;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network's parameters laid out for stepping one sequence at a time. Immutable once
 * made, and so shared by all that step with it; it lives as long as its arena.
 */
public final class PackedNetwork {

    /** One layer. */
    sealed interface Layer {

        /** Of an LSTM. */
        record Gated(LstmWeights weights) implements Layer {}

        /** Of a simple recurrent network. */
        record Simple(RnnWeights weights) implements Layer {}
    }

    private final RecurrentShape shape;
    private final List<Layer> layers;
    private final PackedMatrix headWeights;
    private final Tensor headBias;

    public PackedNetwork(Arena arena, RecurrentParameters parameters) {
        shape = parameters.shape();
        List<Layer> packed = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            packed.add(layer(arena, shape.cell(), parameters.layer(i), shape.inputs(i)));
        }
        layers = List.copyOf(packed);
        headWeights = pack(arena, parameters.headWeights());
        headBias = copy(arena, parameters.headBias());
    }

    private static Layer layer(Arena arena, Cell cell, LayerParameters own, int inputs) {
        Matrix input = own.inputWeights(inputs);
        Matrix recurrent = own.recurrentWeights(inputs);
        return switch (cell) {
            case RNN -> new Layer.Simple(new RnnWeights(arena, input, recurrent, own.bias()));
            case LSTM, LSTM_PEEPHOLES ->
                    new Layer.Gated(
                            new LstmWeights(arena, input, recurrent, own.bias(), own.peepholes()));
        };
    }

    private static PackedMatrix pack(Arena arena, Tensor weights) {
        Matrix matrix = Matrix.of(weights);
        PackedMatrix packed = new PackedMatrix(arena, matrix.rows(), matrix.columns());
        packed.pack(matrix);
        return packed;
    }

    private static Tensor copy(Arena arena, Tensor tensor) {
        Tensor copy = Tensor.zeros(arena, tensor.shape());
        copy.copyFrom(tensor);
        return copy;
    }

    public RecurrentShape shape() {
        return shape;
    }

    /** The layers, the first being fed with the inputs. */
    List<Layer> layers() {
        return layers;
    }

    /** hidden x outputs. */
    PackedMatrix headWeights() {
        return headWeights;
    }

    /** Length outputs. */
    Tensor headBias() {
        return headBias;
    }
}
