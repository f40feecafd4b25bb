package io.driftcast.text.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier's probabilities are worth: in bins of equal width, the mean probability that
 * was given and the share of the examples for which it came true.
 *
 * @param bins those with examples, rising
 */
public record Calibration(List<Bin> bins) {

    /**
     * One bin.
     *
     * @param count how many examples fall into it
     * @param meanProbability their mean probability
     * @param shareTrue the share of them for which it came true
     */
    public record Bin(int count, double meanProbability, double shareTrue) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The calibration of probabilities, of which bin i of m takes (i / m, (i + 1) / m], the first
     * one 0 too.
     *
     * @param probabilities each in [0, 1]
     * @param cameTrue as many
     */
    public static Calibration of(double[] probabilities, boolean[] cameTrue, int binCount) {
        int[] counts = new int[binCount];
        int[] hits = new int[binCount];
        double[] sums = new double[binCount];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.max(0, (int) Math.ceil(probabilities[i] * binCount) - 1);
            counts[bin]++;
            hits[bin] += cameTrue[i] ? 1 : 0;
            sums[bin] += probabilities[i];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < binCount; bin++) {
            if (counts[bin] > 0) {
                bins.add(
                        new Bin(
                                counts[bin],
                                sums[bin] / counts[bin],
                                (double) hits[bin] / counts[bin]));
            }
        }
        return new Calibration(bins);
    }

    /**
     * The expected calibration error: the mean distance of the two, weighted by the examples (Guo
     * et al. 2017, arXiv:1706.04599, where the probability is that of the predicted class). NaN
     * without any.
     */
    public double error() {
        double sum = 0;
        int total = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.meanProbability() - bin.shareTrue());
            total += bin.count();
        }
        return sum / total;
    }
}
