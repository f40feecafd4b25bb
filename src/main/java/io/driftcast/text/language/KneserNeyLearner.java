package io.driftcast.text.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the n-grams of texts for a {@link KneserNey}. Not thread-safe. */
public final class KneserNeyLearner {

    private final int tokens;
    private final int outside;
    private final Map<Long, Integer> trigrams = new HashMap<>();

    /**
     * @param tokens ids that a text may have, from 0
     * @param outside the id that stands before a text's first token, and never in one
     * @throws IllegalArgumentException if there are more than two million
     */
    public KneserNeyLearner(int tokens, int outside) {
        if (tokens < 1 || tokens >>> Ngrams.TOKEN_BITS != 0) {
            throw new IllegalArgumentException("a language model of %s tokens".formatted(tokens));
        }
        this.tokens = tokens;
        this.outside = outside;
    }

    /**
     * Counts a text.
     *
     * @param ids its tokens with its end
     */
    public KneserNeyLearner add(int... ids) {
        long context = Ngrams.gram(outside, outside);
        for (int id : ids) {
            long gram = Ngrams.gram(context, Objects.checkIndex(id, tokens));
            trigrams.merge(gram, 1, Integer::sum);
            context = last(gram, 2);
        }
        return this;
    }

    /**
     * The model of what was counted. Of each order it keeps the most frequent n-grams, of equally
     * frequent ones those of the smaller ids; it is a model of probabilities whatever is left out.
     *
     * @param mostOfAnOrder n-grams of an order at most
     */
    public KneserNey learn(int mostOfAnOrder) {
        Map<Long, Integer> bigrams = continuations(trigrams, 2);
        Map<Long, Integer> unigrams = continuations(bigrams, 1);
        return new KneserNey(
                tokens,
                outside,
                List.of(
                        most(unigrams, mostOfAnOrder),
                        most(bigrams, mostOfAnOrder),
                        most(trigrams, mostOfAnOrder)));
    }

    /** Of each last so many tokens of n-grams, how many different ones stood before them. */
    private static Map<Long, Integer> continuations(Map<Long, Integer> longer, int last) {
        Map<Long, Integer> counts = new HashMap<>();
        longer.keySet().forEach(gram -> counts.merge(last(gram, last), 1, Integer::sum));
        return counts;
    }

    private static long last(long gram, int tokens) {
        return gram & ((1L << (tokens * Ngrams.TOKEN_BITS)) - 1);
    }

    private static Ngrams most(Map<Long, Integer> counts, int most) {
        long[] kept =
                counts.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<Long, Integer> e) -> -e.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(most)
                        .mapToLong(Map.Entry::getKey)
                        .sorted()
                        .toArray();
        return new Ngrams(kept, Arrays.stream(kept).mapToInt(gram -> counts.get(gram)).toArray());
    }
}
