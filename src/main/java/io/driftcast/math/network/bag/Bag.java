package io.driftcast.math.network.bag;

/**
 * Features with a weight each; a feature may occur more than once.
 *
 * @param features their numbers, from 0; not to be changed
 * @param weights one a feature; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // read in hot loops, and compared by nobody
public record Bag(int[] features, float[] weights) {

    /**
     * @throws IllegalArgumentException if there are more of the one than of the other
     */
    public Bag {
        if (features.length != weights.length) {
            throw new IllegalArgumentException(
                    "%s features, %s weights".formatted(features.length, weights.length));
        }
    }

    /** How many features there are. */
    public int size() {
        return features.length;
    }
}
