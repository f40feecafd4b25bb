package io.driftcast.math.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * A network of the goldens: without a head there, so with one that leaves the hidden state as it is
 * here.
 */
final class GoldenNetwork {

    /** Where torch keeps the blocks i, f, o, z. */
    private static final int[] LSTM_BLOCKS = {0, 1, 3, 2};

    /** Where the network with peepholes keeps them. */
    private static final int[] PEEPHOLE_BLOCKS = {1, 2, 3, 0};

    private static final int[] RNN_BLOCKS = {0};

    private final JsonNode golden;
    private final int[] blocks;
    final RecurrentShape shape;
    final RecurrentParameters parameters;
    final RecurrentParameters gradient;
    final UnrolledNetwork network;
    final Tensor targets;

    GoldenNetwork(Arena arena, JsonNode golden, Cell cell, int layers) {
        this.golden = golden;
        blocks =
                switch (cell) {
                    case RNN -> RNN_BLOCKS;
                    case LSTM -> LSTM_BLOCKS;
                    case LSTM_PEEPHOLES -> PEEPHOLE_BLOCKS;
                };
        JsonNode inputs = golden.get("inputs").get(0);
        int hidden = golden.get("target").get(0).get(0).size();
        shape = new RecurrentShape(cell, inputs.get(0).get(0).size(), hidden, layers, hidden);
        parameters = RecurrentParameters.zeros(arena, shape);
        gradient = RecurrentParameters.zeros(arena, shape);
        for (int layer = 0; layer < layers; layer++) {
            fill(layer);
        }
        Matrix head = Matrix.of(parameters.headWeights());
        for (int unit = 0; unit < hidden; unit++) {
            head.set(unit, unit, 1);
        }
        int steps = inputs.get(0).size();
        network =
                new UnrolledNetwork(
                        arena,
                        parameters,
                        gradient,
                        Unrolling.of(steps, inputs.size(), new WorkerTeam(1)),
                        Dropout.NONE);
        stepMajor(inputs, network.inputs());
        targets = Tensor.zeros(arena, steps, inputs.size(), hidden);
        stepMajor(golden.get("target"), targets);
        if (cell == Cell.LSTM_PEEPHOLES) {
            UnrolledLstm layer = (UnrolledLstm) network.layers().getFirst();
            layer.hidden.step(0).copyFrom(rows(golden.get("inputs").get(1)));
            layer.cell(0).copyFrom(rows(golden.get("inputs").get(2)));
        }
    }

    private static void stepMajor(JsonNode batchMajor, Tensor tensor) {
        Matrix rows = Matrix.of(tensor);
        int batch = batchMajor.size();
        for (int row = 0; row < batch; row++) {
            for (int step = 0; step < batchMajor.get(row).size(); step++) {
                JsonNode numbers = batchMajor.get(row).get(step);
                for (int i = 0; i < numbers.size(); i++) {
                    rows.set(step * batch + row, i, (float) numbers.get(i).asDouble());
                }
            }
        }
    }

    /** Numbers of batch, step and column in the order step, batch, column. */
    static float[] stepMajor(Arena arena, JsonNode batchMajor) {
        JsonNode first = batchMajor.get(0);
        Tensor tensor = Tensor.zeros(arena, first.size(), batchMajor.size(), first.get(0).size());
        stepMajor(batchMajor, tensor);
        return tensor.toArray();
    }

    static float[] rows(JsonNode rows) {
        int columns = rows.get(0).size();
        float[] numbers = new float[rows.size() * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) rows.get(i / columns).get(i % columns).asDouble();
        }
        return numbers;
    }

    private void fill(int layer) {
        LayerParameters to = parameters.layer(layer);
        JsonNode weights = golden.get("weights");
        to.weights().copyFrom(weights(weights, layer));
        float[] bias = bias(name(weights, "bias_ih_l", "b", layer));
        JsonNode second = weights.get("bias_hh_l" + layer);
        if (second != null) {
            float[] other = bias(second);
            for (int i = 0; i < bias.length; i++) {
                bias[i] += other[i];
            }
        }
        to.bias().copyFrom(bias);
        Tensor peepholes = to.peepholes();
        if (peepholes != null) {
            peepholes.copyFrom(rows(weights.get("p")));
        }
    }

    private static JsonNode name(JsonNode weights, String torch, String own, int layer) {
        JsonNode found = weights.get(torch + layer);
        return found == null ? weights.get(own) : found;
    }

    /** A layer's weights or their gradient in our layout. */
    float[] weights(JsonNode all, int layer) {
        JsonNode input = name(all, "weight_ih_l", "W", layer);
        JsonNode recurrent = name(all, "weight_hh_l", "R", layer);
        int inputs = input.get(0).size();
        int columns = input.size();
        float[] weights = new float[(inputs + shape.hidden()) * columns];
        for (int row = 0; row < inputs + shape.hidden(); row++) {
            for (int column = 0; column < columns; column++) {
                JsonNode from = (row < inputs ? input : recurrent).get(theirs(column));
                weights[row * columns + column] =
                        (float) from.get(row < inputs ? row : row - inputs).asDouble();
            }
        }
        return weights;
    }

    private int theirs(int column) {
        return blocks[column / shape.hidden()] * shape.hidden() + column % shape.hidden();
    }

    private float[] bias(JsonNode theirs) {
        float[] bias = new float[theirs.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (float) theirs.get(theirs(i)).asDouble();
        }
        return bias;
    }

    /** A layer's gradient of the bias in our layout. */
    float[] biasGradient(int layer) {
        return bias(name(golden.get("grads"), "bias_ih_l", "b", layer));
    }

    /** The gradient of the peepholes; null without them. */
    float @Nullable [] peepholeGradient() {
        JsonNode p = golden.get("grads").get("p");
        return p == null ? null : rows(p);
    }
}
