package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;

/**
 * The end of a network that tells classes apart: a batch's outputs, one a class, beside what they
 * ought to be, with loss, gradient, and how many were right. A loss with one target a row learns
 * the number of the class; one with a target an output learns a yes for it and a no for the others.
 * Not thread-safe.
 */
public final class ClassOutputs {

    private final Tensor outputs;
    private final Tensor gradient;
    private final Tensor targets;
    private final int[] classes;
    private final LossMeasure loss;
    private int count;
    private int wrong;
    private int right;
    private int seen;

    /**
     * @param arena a shared one, if the team has more threads than the caller's
     * @param rows of a batch at most
     * @throws IllegalArgumentException if the loss does not fit to so many outputs
     */
    public ClassOutputs(Arena arena, WorkerTeam team, int rows, int outputs, Loss loss) {
        this.outputs = Tensor.zeros(arena, 1, rows, outputs);
        gradient = Tensor.zeros(arena, 1, rows, outputs);
        targets = Tensor.zeros(arena, 1, rows, loss.targets(outputs));
        classes = new int[rows];
        this.loss = new LossMeasure(loss, this.outputs, targets, gradient, team);
    }

    /** How many rows a batch has at most. */
    public int rows() {
        return classes.length;
    }

    /** Begins a batch of so many rows. */
    public void begin(int size) {
        count = size;
        targets.fill(Float.NaN);
    }

    /** Says a row's class. */
    public void target(int row, int number) {
        classes[row] = number;
        int each = targets.size(2);
        for (int i = 0; i < each; i++) {
            boolean yes = i == number;
            targets.set(row * each + i, each == 1 ? number : yes ? 1 : 0);
        }
    }

    /** rows x outputs of the batch, to be written before they are measured. */
    public Matrix outputs() {
        return Matrix.of(outputs).rows(0, count);
    }

    /** The gradient of the mean loss by {@link #outputs}. */
    public Matrix gradient() {
        return Matrix.of(gradient).rows(0, count);
    }

    /** Measures the outputs. */
    public void measure() {
        loss.measure(1);
        countRight();
    }

    /** The same, with the gradient. */
    public void differentiate() {
        loss.differentiate(1);
        countRight();
    }

    private void countRight() {
        wrong = 0;
        for (int row = 0; row < count; row++) {
            wrong += largest(row) == classes[row] ? 0 : 1;
        }
        seen += count;
        right += count - wrong;
    }

    /** In how many rows of the last measure another class had the largest output. */
    public int wrong() {
        return wrong;
    }

    private int largest(int row) {
        Matrix all = Matrix.of(outputs);
        int largest = 0;
        for (int k = 1; k < all.columns(); k++) {
            largest = all.get(row, k) > all.get(row, largest) ? k : largest;
        }
        return largest;
    }

    /** The weighted sum of the last measure's losses. */
    public double lossSum() {
        return loss.sum();
    }

    /** The sum of their weights. */
    public double lossWeight() {
        return loss.weight();
    }

    /** The share of the rows measured since the last call whose class had the largest output. */
    public double takeAccuracy() {
        double share = (double) right / seen;
        right = 0;
        seen = 0;
        return share;
    }
}
