package io.driftcast.text.classifier;

import io.driftcast.math.stats.GoldenSection;
import java.util.List;

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
    private static final double TOLERANCE = 1e-6;

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
                GoldenSection.minimise(
                        logarithm -> loss(network, outputs, classes, logarithm),
                        -LARGEST,
                        LARGEST,
                        TOLERANCE));
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
}
