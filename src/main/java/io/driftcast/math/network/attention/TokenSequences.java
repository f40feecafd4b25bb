package io.driftcast.math.network.attention;

import io.driftcast.math.network.Dataset;
import java.util.List;

/**
 * Sequences of tokens, each of one class, that a {@link TokenLearner} learns from.
 *
 * @param tokens the ids of each, at least one
 * @param classes the number of each one's class
 */
public record TokenSequences(List<int[]> tokens, List<Integer> classes) implements Dataset {

    /**
     * @throws IllegalArgumentException if there are more of the one than of the other, or a
     *     sequence has no token
     */
    public TokenSequences {
        tokens = List.copyOf(tokens);
        classes = List.copyOf(classes);
        if (tokens.size() != classes.size()) {
            throw new IllegalArgumentException(
                    "%s sequences of %s classes".formatted(tokens.size(), classes.size()));
        }
        if (tokens.stream().anyMatch(ids -> ids.length == 0)) {
            throw new IllegalArgumentException("a sequence without a token");
        }
    }

    @Override
    public int count() {
        return tokens.size();
    }

    /** The most tokens that one has; 0 of none. */
    public int longest() {
        return tokens.stream().mapToInt(ids -> ids.length).max().orElse(0);
    }
}
