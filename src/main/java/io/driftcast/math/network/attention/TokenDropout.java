package io.driftcast.math.network.attention;

import io.driftcast.math.network.Dropout;

/**
 * Dropout of whole tokens, so that a network does not rely on single ones: each, but for the first
 * and the last of a sequence, is taken for another with a probability (Iyyer et al. 2015,
 * doi:10.3115/v1/P15-1162).
 *
 * @param dropout with which probability
 * @param instead the token that it is then taken for
 */
public record TokenDropout(Dropout dropout, int instead) {

    /** Drops none. */
    public static final TokenDropout NONE = new TokenDropout(Dropout.NONE, 0);

    /** The tokens of a sequence as they are read in a draw; not to be changed. */
    int[] thinned(long draw, int... tokens) {
        if (!dropout.drops()) {
            return tokens;
        }
        int[] thinned = tokens.clone();
        for (int i = 1; i < tokens.length - 1; i++) {
            thinned[i] = dropout.factor(draw, i) == 0 ? instead : tokens[i];
        }
        return thinned;
    }
}
