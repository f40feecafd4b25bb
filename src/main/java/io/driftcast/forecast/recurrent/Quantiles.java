package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.Forecast;
import io.driftcast.math.stats.Normal;
import java.util.Arrays;

/** The quantiles of a forecast as they are put together, on the model's scale. */
final class Quantiles {

    /** How many there are of each step. */
    static final int COUNT = RecurrentModel.QUANTILES.outputsPerTarget();

    private static final int LOWER_95 = 0;

    /** The place of the lower bound of 80 %. */
    static final int LOWER_80 = 1;

    /** The place of the upper bound of 80 %. */
    static final int UPPER_80 = 3;

    private static final int UPPER_95 = 4;

    private final Representation representation;
    private final double[] medians;

    /** By step, the distances of the quantiles to the median. */
    private final double[][] offsets;

    /** By quantile, what the networks' distances to the median are multiplied by. */
    private final double[] widening;

    Quantiles(Representation representation, int horizon) {
        this.representation = representation;
        Widening factors = representation.widening();
        widening = new double[] {factors.of95(), factors.of80(), 1, factors.of80(), factors.of95()};
        medians = new double[horizon];
        offsets = new double[horizon][COUNT];
    }

    int horizon() {
        return medians.length;
    }

    /** As many steps of the same model. */
    Quantiles ofBlock(int steps) {
        return new Quantiles(representation, steps);
    }

    double median(int step) {
        return medians[step];
    }

    /** The distances of a step's quantiles to its median. */
    double[] offsets(int step) {
        return offsets[step];
    }

    /** The distance of the outermost quantiles of a step. */
    static double width(double[] outputs, int step) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < COUNT; q++) {
            low = Math.min(low, outputs[step * COUNT + q]);
            high = Math.max(high, outputs[step * COUNT + q]);
        }
        return high - low;
    }

    /**
     * Sets a step.
     *
     * @param naive what the outputs are added to
     * @param outputs of all steps of a block, in spreads
     * @param h the step in the block
     * @param spread of the median
     * @param boundsSpread of the bounds' distances to it
     */
    void set(int step, double naive, double[] outputs, int h, double spread, double boundsSpread) {
        double[] sorted = Arrays.copyOfRange(outputs, h * COUNT, (h + 1) * COUNT);
        Arrays.sort(sorted);
        double median = sorted[RecurrentModel.MEDIAN];
        medians[step] = naive + median * spread;
        for (int q = 0; q < COUNT; q++) {
            offsets[step][q] = (sorted[q] - median) * boundsSpread * widening[q];
        }
        offsets[step][LOWER_95] = Math.min(offsets[step][LOWER_95], offsets[step][LOWER_80]);
        offsets[step][UPPER_95] = Math.max(offsets[step][UPPER_95], offsets[step][UPPER_80]);
    }

    /** The forecast on the scale of the values. */
    Forecast forecast() {
        int n = medians.length;
        double[] means = new double[n];
        double largest = 0;
        for (int h = 0; h < n; h++) {
            largest = Math.max(largest, error(offsets[h][LOWER_80], offsets[h][UPPER_80]));
            means[h] = representation.mean(medians[h], largest);
        }
        double[] lower80 = values(LOWER_80);
        double[] upper80 = values(UPPER_80);
        return new Forecast(
                values(RecurrentModel.MEDIAN),
                means,
                standardErrors(lower80, upper80),
                lower80,
                upper80,
                values(LOWER_95),
                values(UPPER_95));
    }

    /** On the scale of the values, which a logarithm inside of the model does not change. */
    private static double[] standardErrors(double[] lower80, double[] upper80) {
        double[] standardErrors = new double[lower80.length];
        double largest = 0;
        for (int h = 0; h < standardErrors.length; h++) {
            largest = Math.max(largest, error(lower80[h], upper80[h]));
            standardErrors[h] = largest;
        }
        return standardErrors;
    }

    /** The standard error of a normal distribution with these bounds of 80 %. */
    private static double error(double lower80, double upper80) {
        return Math.min(
                upper80 / (2 * Normal.Z_80) - lower80 / (2 * Normal.Z_80), Double.MAX_VALUE);
    }

    private double[] values(int q) {
        double[] values = new double[medians.length];
        for (int h = 0; h < values.length; h++) {
            values[h] = representation.inverse(medians[h] + offsets[h][q]);
        }
        return values;
    }
}
