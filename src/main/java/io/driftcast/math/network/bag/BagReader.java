package io.driftcast.math.network.bag;

import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;

/** A {@link BagShape} in use: reads one bag after the other. Not thread-safe. */
public final class BagReader {

    private final BagParameters parameters;
    private final BagSum sum;
    private final Tensor hidden;
    private final Tensor outputs;
    private final PackedMatrix head;

    /**
     * @param arena of its working memory
     * @param parameters not to be changed
     */
    public BagReader(Arena arena, BagParameters parameters) {
        this.parameters = parameters;
        BagShape shape = parameters.shape();
        sum = new BagSum(arena, shape.width());
        hidden = Tensor.zeros(arena, 1, shape.width());
        outputs = Tensor.zeros(arena, shape.outputs());
        head = new PackedMatrix(arena, shape.width(), shape.outputs());
        head.pack(Matrix.of(parameters.head().weights()));
    }

    /** The outputs for a bag. */
    public float[] read(Bag bag) {
        hidden.reshaped(hidden.length()).copyFrom(parameters.bias());
        sum.add(Matrix.of(parameters.table()), bag, Matrix.of(hidden));
        if (parameters.shape().bent()) {
            Kernels.ACTIVATIONS.relu(hidden, hidden);
        }
        outputs.copyFrom(parameters.head().bias());
        Kernels.BLAS.gemv(hidden.reshaped(hidden.length()), head, outputs);
        return outputs.toArray();
    }

    /**
     * By how much each feature of the last bag raises an output above the mean of all outputs: its
     * part in the sum that the network is, where it is not bent away.
     *
     * @param bag the last one
     */
    public float[] contributions(Bag bag, int output) {
        float[] slope = slope(output);
        Matrix table = Matrix.of(parameters.table());
        float[] contributions = new float[bag.size()];
        for (int i = 0; i < contributions.length; i++) {
            float dot = 0;
            for (int k = 0; k < slope.length; k++) {
                dot += table.get(bag.features()[i], k) * slope[k];
            }
            contributions[i] = bag.weights()[i] * dot;
        }
        return contributions;
    }

    private float[] slope(int output) {
        Matrix weights = Matrix.of(parameters.head().weights());
        float[] slope = new float[weights.rows()];
        for (int k = 0; k < slope.length; k++) {
            boolean passes = !parameters.shape().bent() || hidden.get(k) > 0;
            slope[k] = passes ? aboveMean(weights, k, output) : 0;
        }
        return slope;
    }

    private static float aboveMean(Matrix weights, int row, int column) {
        float sum = 0;
        for (int k = 0; k < weights.columns(); k++) {
            sum += weights.get(row, k);
        }
        return weights.get(row, column) - sum / weights.columns();
    }
}
