package io.driftcast.math.network;

/**
 * The cross-entropy of a yes or no, by which an output learns the logit x of the probability of
 * yes: -w (t log s(x) + (1 - t) log(1 - s(x))) with the logistic function s, a target y of 0 or 1,
 * its class's weight w and the smoothed target t = (1 - e) y + e / 2. A mean is taken over the
 * weights. Computed from the logit, so that no size of it overflows.
 *
 * @param smoothing e, in [0, 1)
 * @param negativeWeight of targets 0, above 0
 * @param positiveWeight of targets 1, above 0
 */
public record BinaryCrossEntropy(double smoothing, double negativeWeight, double positiveWeight)
        implements ElementwiseLoss {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public BinaryCrossEntropy {
        if (!(smoothing >= 0 && smoothing < 1)
                || !(negativeWeight > 0 && negativeWeight < Double.POSITIVE_INFINITY)
                || !(positiveWeight > 0 && positiveWeight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "smoothing %s, weights %s and %s"
                            .formatted(smoothing, negativeWeight, positiveWeight));
        }
    }

    /** Without smoothing, both classes alike. */
    public BinaryCrossEntropy() {
        this(0, 1, 1);
    }

    @Override
    public int outputsPerTarget() {
        return 1;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the target is neither 0 nor 1
     */
    @Override
    public double weightOf(float target) {
        if (target != 0 && target != 1) {
            throw new IllegalArgumentException("a target of " + target + ": it is 0 or 1");
        }
        return target == 0 ? negativeWeight : positiveWeight;
    }

    @Override
    public double value(int which, float output, float target) {
        double excess = Math.max(output, 0) - smoothed(target) * output;
        return weightOf(target) * (excess + StrictMath.log1p(StrictMath.exp(-Math.abs(output))));
    }

    @Override
    public float slope(int which, float output, float target) {
        double probability = 1 / (1 + StrictMath.exp(-(double) output));
        return (float) (weightOf(target) * (probability - smoothed(target)));
    }

    private double smoothed(float target) {
        return (1 - smoothing) * target + smoothing / 2;
    }
}
