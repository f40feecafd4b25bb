package io.driftcast.math.network;

import io.driftcast.math.kernel.Matrix;
import java.util.List;
import java.util.Locale;

/**
 * The cross-entropy of classes, by which a row's outputs learn the logits x of their probabilities
 * p = softmax(x): -sum_k w_k q_k log p_k. The row's one target is the number y of its class, from
 * 0; q is 1 there and 0 elsewhere, smoothed to (1 - e) q + e / K over K classes (Szegedy et al.
 * 2016, doi:10.1109/CVPR.2016.308). A mean is taken over the weights w_y of the targets, as PyTorch
 * takes it.
 *
 * @param smoothing e, in [0, 1)
 * @param classWeights w, each above 0; none for all alike
 */
public record SoftmaxCrossEntropy(double smoothing, List<Double> classWeights) implements Loss {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SoftmaxCrossEntropy {
        classWeights = List.copyOf(classWeights);
        boolean inRange =
                classWeights.stream()
                        .allMatch(weight -> weight > 0 && weight < Double.POSITIVE_INFINITY);
        if (!(smoothing >= 0 && smoothing < 1) || !inRange) {
            throw new IllegalArgumentException(
                    "smoothing %s, weights %s".formatted(smoothing, classWeights));
        }
    }

    /** Without smoothing, all classes alike. */
    public SoftmaxCrossEntropy() {
        this(0, List.of());
    }

    @Override
    public int targets(int outputs) {
        if (outputs < 2 || (!classWeights.isEmpty() && classWeights.size() != outputs)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "%d classes with the weights %s", outputs, classWeights));
        }
        return 1;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a target is not the number of a class
     */
    @Override
    public double weight(Matrix targets, int outputs) {
        double sum = 0;
        for (int row = 0; row < targets.rows(); row++) {
            float target = targets.get(row, 0);
            if (!Float.isNaN(target)) {
                sum += weightOf(checked(target, outputs));
            }
        }
        return sum;
    }

    @Override
    public double value(Matrix outputs, Matrix targets) {
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            if (!Float.isNaN(targets.get(row, 0))) {
                sum += value(outputs, row, target(outputs, targets, row), normaliser(outputs, row));
            }
        }
        return sum;
    }

    @Override
    public double differentiate(Matrix outputs, Matrix targets, float scale, Matrix gradient) {
        double sum = 0;
        for (int row = 0; row < outputs.rows(); row++) {
            if (Float.isNaN(targets.get(row, 0))) {
                for (int k = 0; k < outputs.columns(); k++) {
                    gradient.set(row, k, 0);
                }
                continue;
            }
            int target = target(outputs, targets, row);
            double normaliser = normaliser(outputs, row);
            sum += value(outputs, row, target, normaliser);
            double all = 0;
            for (int k = 0; k < outputs.columns(); k++) {
                all += share(k, target, outputs.columns());
            }
            for (int k = 0; k < outputs.columns(); k++) {
                double probability = StrictMath.exp(outputs.get(row, k) - normaliser);
                double slope = probability * all - share(k, target, outputs.columns());
                gradient.set(row, k, (float) slope * scale);
            }
        }
        return sum;
    }

    private double value(Matrix outputs, int row, int target, double normaliser) {
        double sum = 0;
        for (int k = 0; k < outputs.columns(); k++) {
            sum += share(k, target, outputs.columns()) * (normaliser - outputs.get(row, k));
        }
        return sum;
    }

    /** What a class's log-probability counts: w_k q_k. */
    private double share(int k, int target, int classes) {
        return weightOf(k) * ((k == target ? 1 - smoothing : 0) + smoothing / classes);
    }

    private double weightOf(int k) {
        return classWeights.isEmpty() ? 1 : classWeights.get(k);
    }

    /** log sum_k exp(x_k). */
    private static double normaliser(Matrix outputs, int row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < outputs.columns(); k++) {
            largest = Math.max(largest, outputs.get(row, k));
        }
        double sum = 0;
        for (int k = 0; k < outputs.columns(); k++) {
            sum += StrictMath.exp(outputs.get(row, k) - largest);
        }
        return largest + StrictMath.log(sum);
    }

    private static int target(Matrix outputs, Matrix targets, int row) {
        return checked(targets.get(row, 0), outputs.columns());
    }

    private static int checked(float target, int classes) {
        int number = (int) target;
        if (number != target || number < 0 || number >= classes) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a target of %s: it is the number of one of %d classes",
                            target,
                            classes));
        }
        return number;
    }
}
