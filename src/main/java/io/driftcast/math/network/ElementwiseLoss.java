package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import java.util.Locale;

/**
 * A loss to which every output contributes by itself. A target has one output or several, which lie
 * side by side: outputs are target-major.
 */
public sealed interface ElementwiseLoss extends Loss
        permits SquaredError, Pinball, BinaryCrossEntropy {

    /** How many outputs each target has. */
    int outputsPerTarget();

    /** How much an output with such a target counts in a mean. */
    default double weightOf(float target) {
        return 1;
    }

    /**
     * The loss of an output.
     *
     * @param which the output among its target's, from 0
     */
    double value(int which, float output, float target);

    /** The loss's derivative by the output; see {@link #value}. */
    float slope(int which, float output, float target);

    @Override
    default int targets(int outputs) {
        if (outputs % outputsPerTarget() != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "%d outputs, %d a target", outputs, outputsPerTarget()));
        }
        return outputs / outputsPerTarget();
    }

    @Override
    default double weight(Matrix targets, int outputs) {
        double sum = 0;
        for (int row = 0; row < targets.rows(); row++) {
            for (int i = 0; i < targets.columns(); i++) {
                float target = targets.get(row, i);
                if (!Float.isNaN(target)) {
                    sum += outputsPerTarget() * weightOf(target);
                }
            }
        }
        return sum;
    }

    @Override
    default double value(Matrix outputs, Matrix targets) {
        int each = outputsPerTarget();
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            for (int i = 0; i < targets.columns(); i++) {
                float target = targets.get(row, i);
                if (Float.isNaN(target)) {
                    continue;
                }
                for (int which = 0; which < each; which++) {
                    sum += value(which, outputs.get(row, i * each + which), target);
                }
            }
        }
        return sum;
    }

    @Override
    default double differentiate(Matrix outputs, Matrix targets, float scale, Matrix gradient) {
        int each = outputsPerTarget();
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            for (int i = 0; i < targets.columns(); i++) {
                float target = targets.get(row, i);
                for (int which = 0; which < each; which++) {
                    int column = i * each + which;
                    float slope = 0;
                    if (!Float.isNaN(target)) {
                        float output = outputs.get(row, column);
                        sum += value(which, output, target);
                        slope = slope(which, output, target) * scale;
                    }
                    gradient.set(row, column, slope);
                }
            }
        }
        return sum;
    }
}
