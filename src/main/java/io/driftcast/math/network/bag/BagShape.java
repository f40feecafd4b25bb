package io.driftcast.math.network.bag;

/**
 * A network that reads bags: with the table's rows e_f, h = b + sum_f w_f e_f, which is bent by
 * max(h, 0) in a perceptron and left as it is in a linear classifier, and a linear layer to the
 * classes.
 *
 * @param features rows of the table
 * @param width numbers of a row
 * @param bent whether h is
 * @param outputs one a class
 */
public record BagShape(int features, int width, boolean bent, int outputs) {

    /**
     * @throws IllegalArgumentException if a number is less than 1, or there are too many parameters
     *     for a tensor
     */
    public BagShape {
        if (features < 1 || width < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a network of %s features, %s wide, of %s outputs"
                            .formatted(features, width, outputs));
        }
        if ((features + 1L + outputs) * width + outputs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s features, %s wide: too many parameters".formatted(features, width));
        }
    }

    /** How many parameters there are. */
    public int parameters() {
        return (features + 1 + outputs) * width + outputs;
    }
}
