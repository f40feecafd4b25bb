package io.driftcast.math.network.attention;

/**
 * A network that reads tokens: an embedding of each, encoder layers over them, the mean of what
 * leaves these, and a linear layer to the classes. Without encoder layers it is a bag of tokens,
 * their averaged embeddings.
 *
 * @param vocabulary ids of tokens, from 0
 * @param layers how many encoder layers, 0 or more
 * @param layer what each looks like; its width is that of the embeddings
 * @param outputs one for each class
 */
public record TokenNetworkShape(int vocabulary, int layers, EncoderLayerShape layer, int outputs) {

    /**
     * @throws IllegalArgumentException if a number is too small
     */
    public TokenNetworkShape {
        if (vocabulary < 1 || layers < 0 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a network of %s tokens, %s layers and %s outputs"
                            .formatted(vocabulary, layers, outputs));
        }
        if (parameters(vocabulary, layers, layer, outputs) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s tokens, %s layers of %s: too many parameters"
                            .formatted(vocabulary, layers, layer));
        }
    }

    /** The numbers of an embedding. */
    public int width() {
        return layer.width();
    }

    /** Whether what leaves the last layer is normalised once more. */
    boolean endsInNorm() {
        return endsInNorm(layers, layer);
    }

    private static boolean endsInNorm(int layers, EncoderLayerShape layer) {
        return layers > 0 && layer.normPlace() == NormPlace.FIRST;
    }

    /** How many parameters there are. */
    public int parameters() {
        return (int) parameters(vocabulary, layers, layer, outputs);
    }

    private static double parameters(
            int vocabulary, int layers, EncoderLayerShape layer, int outputs) {
        double width = layer.width();
        double attention = linear(width, 3 * width) + linear(width, width);
        double feedForward = linear(width, layer.inner()) + linear(layer.inner(), width);
        double norm = 2 * width;
        return vocabulary * width
                + layers * (attention + feedForward + 2 * norm)
                + (endsInNorm(layers, layer) ? norm : 0)
                + linear(width, outputs);
    }

    /** As a double, so that no number overflows. */
    private static double linear(double inputs, double outputs) {
        return (inputs + 1) * outputs;
    }
}
