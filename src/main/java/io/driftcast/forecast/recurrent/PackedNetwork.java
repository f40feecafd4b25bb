package io.driftcast.forecast.recurrent;

import io.driftcast.kernel.Matrix;
import io.driftcast.kernel.PackedMatrix;
import io.driftcast.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network's parameters laid out for stepping one series at a time. Immutable once made, and so
 * shared by all that step with it; it lives as long as its arena.
 */
final class PackedNetwork {

    /**
     * One layer.
     *
     * @param weights (inputs + hidden) x columns
     * @param bias length columns
     * @param peepholes 3 x hidden, null where there are none
     */
    record Layer(PackedMatrix weights, Tensor bias, @Nullable Tensor peepholes) {}

    private final NetworkShape shape;
    private final List<Layer> layers;
    private final PackedMatrix headWeights;
    private final Tensor headBias;

    PackedNetwork(Arena arena, NetworkParameters parameters) {
        shape = parameters.shape();
        List<Layer> packed = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            LayerParameters layer = parameters.layer(i);
            Tensor peepholes = layer.peepholes();
            packed.add(
                    new Layer(
                            pack(arena, layer.weights()),
                            copy(arena, layer.bias()),
                            peepholes == null ? null : copy(arena, peepholes)));
        }
        layers = List.copyOf(packed);
        headWeights = pack(arena, parameters.headWeights());
        headBias = copy(arena, parameters.headBias());
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

    NetworkShape shape() {
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
