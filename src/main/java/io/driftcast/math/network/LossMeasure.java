package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.util.Locale;

/**
 * The loss of a batch: the mean over all outputs that have a target. A target that is NaN counts
 * for nothing; so a step without one still moves a recurrent state. Sums are taken step by step,
 * each in the order of rows and outputs, so that they do not depend on the number of threads. Not
 * thread-safe.
 */
public final class LossMeasure {

    private final Loss loss;
    private final WorkerTeam team;
    private final int width;
    private final Matrix[] outputs;
    private final Matrix[] targets;
    private final Matrix[] gradient;
    private final double[] sums;
    private final double[] counts;
    private final WorkerTeam.Task count = this::countStep;
    private final WorkerTeam.Task measure = this::measureStep;
    private final WorkerTeam.Task differentiate = this::differentiateStep;
    private double sum;
    private double weight;

    /**
     * @param outputs steps x rows x outputs, read at each measure
     * @param targets steps x rows x targets, read at each measure
     * @param gradient steps x rows x outputs, where {@link #differentiate} writes
     * @throws IllegalArgumentException if outputs and targets do not fit to the loss
     */
    public LossMeasure(
            Loss loss, Tensor outputs, Tensor targets, Tensor gradient, WorkerTeam team) {
        this.loss = loss;
        this.team = team;
        width = outputs.size(2);
        if (targets.size(2) != loss.targets(width)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d targets and %d outputs by %s",
                            targets.size(2),
                            width,
                            loss));
        }
        this.outputs = steps(outputs);
        this.targets = steps(targets);
        this.gradient = steps(gradient);
        sums = new double[targets.size(0)];
        counts = new double[targets.size(0)];
    }

    private static Matrix[] steps(Tensor tensor) {
        Matrix[] steps = new Matrix[tensor.size(0)];
        for (int step = 0; step < steps.length; step++) {
            steps[step] = Matrix.of(tensor).rows(step * tensor.size(1), tensor.size(1));
        }
        return steps;
    }

    /** Measures the outputs of so many steps. */
    public void measure(int steps) {
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

    /** The same, with the gradient of the mean by the outputs written. */
    public void differentiate(int steps) {
        team.run(steps, count);
        total(steps);
        team.run(steps, differentiate);
        total(steps);
    }

    /** The weighted sum of what was measured last. */
    public double sum() {
        return sum;
    }

    /** The sum of its weights; 0 if there was no target. */
    public double weight() {
        return weight;
    }

    private void countStep(int step) {
        counts[step] = loss.weight(targets[step], width);
    }

    private void measureStep(int step) {
        countStep(step);
        sums[step] = loss.value(outputs[step], targets[step]);
    }

    private void differentiateStep(int step) {
        float scale = (float) (1 / weight);
        sums[step] = loss.differentiate(outputs[step], targets[step], scale, gradient[step]);
    }
}
