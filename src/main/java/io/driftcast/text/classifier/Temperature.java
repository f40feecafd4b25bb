package io.driftcast.text.classifier;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds by what a network's outputs are to be multiplied so that its probabilities are worth most
 * on texts that it did not learn from: the inverse of Guo et al.'s temperature (2017,
 * arXiv:1706.04599). The labels' order does not change. Few texts say little, so that 1 is
 * preferred by them.
 */
final class Temperature {

    /** How many texts' worth a factor of e counts against. */
    private static final double PRIOR = 5;

    private static final double LARGEST = 3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int SECTIONS = 40;

    private Temperature() {}

    /**
     * The factor, within [e^-3, e^3].
     *
     * @param network that gave the outputs
     * @param outputs of each text
     * @param classes the number of each text's label
     */
    static double factor(TextNetwork network, List<float[]> outputs, List<Integer> classes) {
        return StrictMath.exp(
                least(logarithm -> loss(network, outputs, classes, logarithm), -LARGEST, LARGEST));
    }

    private static double loss(
            TextNetwork network, List<float[]> outputs, List<Integer> classes, double logarithm) {
        double factor = StrictMath.exp(logarithm);
        double sum = PRIOR * logarithm * logarithm;
        for (int i = 0; i < outputs.size(); i++) {
            float[] scaled = outputs.get(i).clone();
            for (int k = 0; k < scaled.length; k++) {
                scaled[k] = (float) (factor * scaled[k]);
            }
            double probability = network.probabilities(scaled)[classes.get(i)];
            sum -= StrictMath.log(Math.max(probability, Float.MIN_VALUE));
        }
        return sum;
    }

    /** Golden-section search: Kiefer (1953), doi:10.1090/S0002-9939-1953-0055639-3. */
    private static double least(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int i = 0; i < SECTIONS; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
