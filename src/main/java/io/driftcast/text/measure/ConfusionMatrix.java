package io.driftcast.text.measure;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each: rows are the true classes, columns the predicted ones.
 * What it says of one class takes this class as positive and all others as negative. Not
 * thread-safe while it counts.
 */
public final class ConfusionMatrix {

    private final int[][] counts;

    /**
     * A matrix of zeros.
     *
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public ConfusionMatrix(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("%s classes: two are the least".formatted(classes));
        }
        counts = new int[classes][classes];
    }

    /** Counts an example. */
    public void add(int trueClass, int predictedClass) {
        counts[trueClass][predictedClass]++;
    }

    /** How many classes there are. */
    public int classes() {
        return counts.length;
    }

    /** How many examples of the one class were taken for the other. */
    public int count(int trueClass, int predictedClass) {
        return counts[trueClass][predictedClass];
    }

    /** How many examples were counted. */
    public int total() {
        return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }

    /** (TP + TN) / n, for any number of classes: those on the diagonal over all; NaN of none. */
    public double accuracy() {
        return (double) correct() / total();
    }

    /** 1 - {@link #accuracy}. */
    public double misclassification() {
        return (double) (total() - correct()) / total();
    }

    private int correct() {
        return IntStream.range(0, classes()).map(each -> counts[each][each]).sum();
    }

    /** The four counts of one class against the rest. */
    public BinaryCounts against(int positive) {
        int hits = counts[positive][positive];
        int ofClass = Arrays.stream(counts[positive]).sum();
        int predicted = Arrays.stream(counts).mapToInt(row -> row[positive]).sum();
        return new BinaryCounts(
                hits, predicted - hits, ofClass - hits, total() - ofClass - predicted + hits);
    }

    /** The mean F1 of the classes that occur, true or predicted, each counting alike. */
    public double macroF1() {
        return eachF1().filter(f1 -> !Double.isNaN(f1)).average().orElse(Double.NaN);
    }

    /** F1 of the counts of all classes together, which is the accuracy where each has one class. */
    public double microF1() {
        return accuracy();
    }

    private DoubleStream eachF1() {
        return IntStream.range(0, classes()).mapToDouble(each -> against(each).f1());
    }
}
