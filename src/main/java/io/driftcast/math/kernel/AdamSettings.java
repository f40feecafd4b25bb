package io.driftcast.math.kernel;

/**
 * The constants of Adam, all finite.
 *
 * @param rate the learning rate, above 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment, above 0
 */
public record AdamSettings(float rate, float beta1, float beta2, float epsilon) {

    /**
     * @throws IllegalArgumentException if one is out of its range
     */
    public AdamSettings {
        if (!(rate > 0 && rate <= Float.MAX_VALUE)
                || !(beta1 >= 0 && beta1 < 1)
                || !(beta2 >= 0 && beta2 < 1)
                || !(epsilon > 0 && epsilon <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "Adam with rate %s, beta1 %s, beta2 %s, epsilon %s"
                            .formatted(rate, beta1, beta2, epsilon));
        }
    }

    /**
     * The paper's constants with a learning rate.
     *
     * @throws IllegalArgumentException if that is not above 0 and finite
     */
    public static AdamSettings withRate(float rate) {
        return new AdamSettings(rate, 0.9f, 0.999f, 1e-8f);
    }
}
