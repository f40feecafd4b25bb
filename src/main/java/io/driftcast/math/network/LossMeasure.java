package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.util.Arrays;
import java.util.Locale;

/**
 * The loss of a batch: the mean of {@link Loss#value} over all outputs that have a target, weighted
 * by output. A target that is NaN counts for nothing; so a step without one still moves the state.
 * Sums are taken step by step, each in the order of rows and outputs, so that they do not depend on
 * the number of threads. Not thread-safe.
 */
final class LossMeasure {

    private final Loss loss;
    private final float[] weights;
    private final WorkerTeam team;
    private final int rows;
    private final Tensor targets;
    private final double[] sums;
    private final double[] counts;
    private final WorkerTeam.Task count = this::countStep;
    private final WorkerTeam.Task measure = this::measureStep;
    private final WorkerTeam.Task differentiate = this::differentiateStep;
    private final Tensor outputs;
    private final Tensor gradient;
    private double sum;
    private double weight;

    /**
     * @param weights of each output, not negative; none for all alike
     * @param network whose outputs are measured
     * @param targets steps x rows x targets, read at each measure
     * @throws IllegalArgumentException if targets and weights do not fit to the outputs
     */
    LossMeasure(Loss loss, float[] weights, UnrolledNetwork network, Tensor targets) {
        this.loss = loss;
        this.targets = targets;
        outputs = network.outputs();
        gradient = network.outputGradient();
        int width = outputs.size(2);
        if (targets.size(2) * loss.outputsPerTarget() != width
                || (weights.length != 0 && weights.length != width)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d targets, %d weights and %d outputs by %s",
                            targets.size(2),
                            weights.length,
                            width,
                            loss));
        }
        this.weights = weights.length == 0 ? ones(width) : weights.clone();
        team = network.unrolling().team();
        rows = network.unrolling().parts().rows();
        sums = new double[targets.size(0)];
        counts = new double[targets.size(0)];
    }

    private static float[] ones(int width) {
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Measures the outputs of so many steps. */
    void measure(int steps) {
        team.run(steps, measure);
        total(steps);
    }

    private void total(int steps) {
        sum = 0;
        weight = 0;
        for (int step = 0; step < steps; step++) {
            sum += sums[step];
            weight += counts[step];
        }
    }

    /** The same, with the gradient of the mean by the outputs written to the network. */
    void differentiate(int steps) {
        team.run(steps, count);
        total(steps);
        team.run(steps, differentiate);
        total(steps);
    }

    /** The weighted sum of what was measured last. */
    double sum() {
        return sum;
    }

    /** The sum of its weights; 0 if there was no target. */
    double weight() {
        return weight;
    }

    private void countStep(int step) {
        int width = weights.length;
        int each = loss.outputsPerTarget();
        double found = 0;
        int from = step * rows * width / each;
        for (int i = 0; i < rows * width; i++) {
            if (!Float.isNaN(targets.get(from + i / each))) {
                found += weights[i % width];
            }
        }
        counts[step] = found;
    }

    private void measureStep(int step) {
        countStep(step);
        int width = weights.length;
        int each = loss.outputsPerTarget();
        double total = 0;
        int from = step * rows * width;
        for (int i = 0; i < rows * width; i++) {
            float target = targets.get((from + i) / each);
            if (!Float.isNaN(target)) {
                total += weights[i % width] * loss.value(i % each, outputs.get(from + i), target);
            }
        }
        sums[step] = total;
    }

    private void differentiateStep(int step) {
        int width = weights.length;
        int each = loss.outputsPerTarget();
        float scale = (float) (1 / weight);
        double total = 0;
        int from = step * rows * width;
        for (int i = 0; i < rows * width; i++) {
            float target = targets.get((from + i) / each);
            float slope = 0;
            if (!Float.isNaN(target)) {
                float output = outputs.get(from + i);
                total += weights[i % width] * loss.value(i % each, output, target);
                slope = weights[i % width] * loss.slope(i % each, output, target) * scale;
            }
            gradient.set(from + i, slope);
        }
        sums[step] = total;
    }
}
