package io.driftcast.math.network;

import java.util.List;

/**
 * The pinball loss of several quantiles, by which the outputs learn these: q e for an error e =
 * target - output at or above 0, (q - 1) e below. Koenker and Bassett (1978), doi:10.2307/1913643.
 *
 * @param quantiles q, each between 0 and 1, ascending; at least one
 */
public record Pinball(List<Double> quantiles) implements ElementwiseLoss {

    /**
     * @throws IllegalArgumentException if there are none, or they are not ascending in (0, 1)
     */
    public Pinball {
        quantiles = List.copyOf(quantiles);
        double before = 0;
        for (double quantile : quantiles) {
            if (!(quantile > before && quantile < 1)) {
                throw new IllegalArgumentException("quantiles " + quantiles);
            }
            before = quantile;
        }
        if (quantiles.isEmpty()) {
            throw new IllegalArgumentException("no quantiles");
        }
    }

    @Override
    public int outputsPerTarget() {
        return quantiles.size();
    }

    @Override
    public double value(int which, float output, float target) {
        double error = (double) target - output;
        double quantile = quantiles.get(which);
        return error >= 0 ? quantile * error : (quantile - 1) * error;
    }

    /** At an error of 0, where there is no derivative, 0. */
    @Override
    public float slope(int which, float output, float target) {
        double quantile = quantiles.get(which);
        if (output < target) {
            return (float) -quantile;
        }
        return output > target ? (float) (1 - quantile) : 0;
    }
}
