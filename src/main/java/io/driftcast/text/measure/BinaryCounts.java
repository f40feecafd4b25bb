package io.driftcast.text.measure;

/**
 * Predictions of a yes or no. A share of none is NaN.
 *
 * @param truePositives yes, rightly
 * @param falsePositives yes, wrongly
 * @param falseNegatives no, wrongly
 * @param trueNegatives no, rightly
 */
public record BinaryCounts(
        int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    /** TP / (TP + FN): the share of the positives that was found; also the true positive rate. */
    public double recall() {
        return share(truePositives, truePositives + falseNegatives);
    }

    /** FP / (FP + TN). */
    public double falsePositiveRate() {
        return share(falsePositives, falsePositives + trueNegatives);
    }

    /** TN / (TN + FP). */
    public double specificity() {
        return share(trueNegatives, falsePositives + trueNegatives);
    }

    /** TP / (TP + FP): the share of what was found that is positive. */
    public double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    /** (TP + FN) / n: how common the positives are. */
    public double prevalence() {
        return share(
                truePositives + falseNegatives,
                truePositives + falsePositives + falseNegatives + trueNegatives);
    }

    /** 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. */
    public double f1() {
        return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }
}
