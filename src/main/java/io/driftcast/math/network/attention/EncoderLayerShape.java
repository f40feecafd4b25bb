package io.driftcast.math.network.attention;

/**
 * What an encoder layer looks like.
 *
 * @param width numbers of a token
 * @param heads that share them evenly
 * @param inner numbers in the middle of the feed-forward layer
 * @param rectifier that bends them
 * @param normPlace where it normalises
 */
public record EncoderLayerShape(
        int width, int heads, int inner, Rectifier rectifier, NormPlace normPlace) {

    /**
     * @throws IllegalArgumentException if a number is below 1, or the heads cannot share the width
     */
    public EncoderLayerShape {
        if (width < 1 || heads < 1 || inner < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "an encoder layer of %s numbers, %s heads and %s inner numbers"
                            .formatted(width, heads, inner));
        }
    }
}
