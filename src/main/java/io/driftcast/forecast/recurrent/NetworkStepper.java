package io.driftcast.forecast.recurrent;

import io.driftcast.kernel.Kernels;
import io.driftcast.kernel.Matrix;
import io.driftcast.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps a network through one series at a time, whichever series' state it is given. Its working
 * memory is its own; the weights are shared. A step allocates nothing. Not thread-safe.
 */
final class NetworkStepper {

    /** A layer's working memory, with all views of it. */
    private record Layer(
            PackedNetwork.Layer weights,
            Tensor rowInput,
            Tensor rowHidden,
            Tensor row,
            Tensor columns,
            Matrix gates,
            Tensor hidden,
            Matrix hiddenRow,
            Tensor cell,
            Matrix cellRow,
            Matrix cellTanh) {

        static Layer of(Arena arena, NetworkShape shape, int index, PackedNetwork.Layer weights) {
            int inputs = shape.inputs(index);
            int units = shape.hidden();
            Tensor row = Tensor.zeros(arena, inputs + units);
            Tensor columns = Tensor.zeros(arena, 1, shape.columns());
            Tensor hidden = Tensor.zeros(arena, 1, units);
            Tensor cell = Tensor.zeros(arena, 1, units);
            return new Layer(
                    weights,
                    row.slice(0, inputs),
                    row.slice(inputs, units),
                    row,
                    columns.reshaped(shape.columns()),
                    Matrix.of(columns),
                    hidden.reshaped(units),
                    Matrix.of(hidden),
                    cell.reshaped(units),
                    Matrix.of(cell),
                    Matrix.of(Tensor.zeros(arena, 1, units)));
        }

        void step(@Nullable Layer below, float[] inputs, float[] hiddenState, float[] cellState) {
            if (below == null) {
                rowInput.copyFrom(inputs);
            } else {
                rowInput.copyFrom(below.hidden);
            }
            rowHidden.copyFrom(hiddenState);
            columns.copyFrom(weights.bias());
            Kernels.BLAS.gemv(row, weights.weights(), columns);
            if (cellState.length > 0) {
                cell.copyFrom(cellState);
                Kernels.CELLS.lstmForward(
                        gates, weights.peepholes(), cellRow, cellRow, cellTanh, hiddenRow);
                cell.copyTo(cellState);
            } else {
                Kernels.ACTIVATIONS.tanh(columns, hidden);
            }
            hidden.copyTo(hiddenState);
        }
    }

    private final PackedNetwork network;
    private final List<Layer> layers = new ArrayList<>();
    private final Tensor top;
    private final Tensor outputs;

    /**
     * @param arena of the working memory
     */
    NetworkStepper(Arena arena, PackedNetwork network) {
        this.network = network;
        NetworkShape shape = network.shape();
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(Layer.of(arena, shape, i, network.layers().get(i)));
        }
        top = Tensor.zeros(arena, shape.hidden());
        outputs = Tensor.zeros(arena, shape.outputs());
    }

    /** A state of its network's shape. */
    HiddenState newState() {
        return new HiddenState(network.shape());
    }

    /**
     * Moves a state on by one step.
     *
     * @param inputs as many as the network has
     */
    void step(float[] inputs, HiddenState state) {
        Layer below = null;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            layer.step(below, inputs, state.hidden(i), state.cell(i));
            below = layer;
        }
    }

    /**
     * What the network says in a state.
     *
     * @param into receives its outputs
     */
    void outputs(HiddenState state, float[] into) {
        top.copyFrom(state.hidden(layers.size() - 1));
        outputs.copyFrom(network.headBias());
        Kernels.BLAS.gemv(top, network.headWeights(), outputs);
        outputs.copyTo(into);
    }
}
