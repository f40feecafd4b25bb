package io.driftcast.forecast.recurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * A forecast beyond the steps of a network's head: its medians are fed back as if they had been
 * observed, a block of the head's steps at a time.
 *
 * <p>An error of one block moves those after it, in a series that returns to its mean less and less
 * and in one that wanders for good. How much is found out by two more paths, whose first block is
 * at the upper and the lower bound of 80 % instead of the median: how far apart their medians are,
 * as a part of how far apart the two bounds were, is the weight with which an error comes back so
 * many blocks later. Independent errors of the blocks then add up as in a linear model with these
 * weights (psi weights; Hyndman and Athanasopoulos, Forecasting, 3rd ed., 9.8). Bounds do not
 * narrow with the steps ahead.
 */
final class FedBack {

    private final Quantiles quantiles;
    private final int block;
    private final RecurrentForecaster path;
    private final RecurrentForecaster above;
    private final RecurrentForecaster below;
    private final Quantiles ofAbove;
    private final Quantiles ofBelow;

    /** By block, the errors it brings in itself, by quantile. */
    private final List<double[]> errors = new ArrayList<>();

    /** By step after the first block, the weight of that block's error. */
    private final double[] weights;

    /**
     * @param start stays where it is
     * @param quantiles whose first block is there already
     */
    FedBack(RecurrentForecaster start, Quantiles quantiles) {
        this.quantiles = quantiles;
        block = start.horizon();
        path = start.copy();
        above = start.copy();
        below = start.copy();
        ofAbove = quantiles.ofBlock(block);
        ofBelow = quantiles.ofBlock(block);
        weights = new double[quantiles.horizon()];
    }

    /** Sets the steps after the first block. */
    void run() {
        double[] shock = quantiles.offsets(block - 1).clone();
        double size = shock[Quantiles.UPPER_80] - shock[Quantiles.LOWER_80];
        errors.add(shock);
        for (int h = 0; h < block; h++) {
            double median = quantiles.median(h);
            path.step(median);
            above.step(median + quantiles.offsets(h)[Quantiles.UPPER_80]);
            below.step(median + quantiles.offsets(h)[Quantiles.LOWER_80]);
        }
        for (int from = block; from < quantiles.horizon(); from += block) {
            int count = Math.min(block, quantiles.horizon() - from);
            path.ask(quantiles, from);
            above.ask(ofAbove, 0);
            below.ask(ofBelow, 0);
            for (int h = 0; h < count; h++) {
                double distance = ofAbove.median(h) - ofBelow.median(h);
                weights[from + h] = size > 0 ? Math.abs(distance) / size : 0;
            }
            errors.add(quantiles.offsets(from + count - 1).clone());
            for (int h = 0; h < count; h++) {
                add(from + h);
            }
            for (int h = 0; h < count; h++) {
                path.step(quantiles.median(from + h));
                above.step(ofAbove.median(h));
                below.step(ofBelow.median(h));
            }
        }
    }

    /** Adds the errors of all blocks before a step to its own. */
    private void add(int step) {
        double[] offsets = quantiles.offsets(step);
        double[] before = quantiles.offsets(step - 1);
        int blocks = step / block;
        for (int q = 0; q < Quantiles.COUNT; q++) {
            double squares = offsets[q] * offsets[q];
            for (int b = 0; b < blocks; b++) {
                double error = weights[step - b * block] * errors.get(b)[q];
                squares += error * error;
            }
            double distance = Math.max(Math.sqrt(squares), Math.abs(before[q]));
            offsets[q] = Math.copySign(distance, q - RecurrentModel.MEDIAN);
        }
        offsets[RecurrentModel.MEDIAN] = 0;
    }
}
