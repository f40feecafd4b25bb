package io.driftcast.text.language;

import java.util.Arrays;

/**
 * Counted n-grams of one order with what follows from them: of each context, that is all tokens of
 * an n-gram but the last, how often it was counted and with how many tokens after it. Immutable.
 */
final class Ngrams {

    /** Bits of a token in an n-gram's number: three tokens fit, each below two million. */
    static final int TOKEN_BITS = 21;

    private final long[] grams;
    private final int[] counts;
    private final double discount;

    private final long[] contexts;
    private final long[] totals;
    private final int[] followers;

    /**
     * @param grams their numbers, rising; that of a context and a token is the context's number
     *     times 2^21 and the token
     * @param counts of each, at least 1
     */
    Ngrams(long[] grams, int[] counts) {
        this.grams = grams;
        this.counts = counts;
        discount = discount(counts);
        long[] all = Arrays.stream(grams).map(Ngrams::contextOf).toArray();
        contexts = Arrays.stream(all).distinct().toArray();
        totals = new long[contexts.length];
        followers = new int[contexts.length];
        int context = -1;
        for (int i = 0; i < grams.length; i++) {
            context += i == 0 || all[i] != all[i - 1] ? 1 : 0;
            totals[context] += counts[i];
            followers[context]++;
        }
    }

    /**
     * n1 / (n1 + 2 n2), of the n-grams that were counted once and twice (Ney, Essen and Kneser
     * 1994, doi:10.1006/csla.1994.1001); one half where there are none of the one or of the other.
     */
    private static double discount(int[] counts) {
        long once = Arrays.stream(counts).filter(count -> count == 1).count();
        long twice = Arrays.stream(counts).filter(count -> count == 2).count();
        return once == 0 || twice == 0 ? 0.5 : (double) once / (once + 2 * twice);
    }

    static long contextOf(long gram) {
        return gram >>> TOKEN_BITS;
    }

    static long gram(long context, int token) {
        return context << TOKEN_BITS | token;
    }

    /**
     * The probability of a token after a context: what remains of its count after the discount, and
     * of what was taken from all as much as the shorter context's probability. Where the context
     * was not seen it is the latter.
     */
    double probability(long context, int token, double shorter) {
        int at = Arrays.binarySearch(contexts, context);
        if (at < 0) {
            return shorter;
        }
        int gram = Arrays.binarySearch(grams, gram(context, token));
        double kept = gram < 0 ? 0 : counts[gram] - discount;
        return (kept + discount * followers[at] * shorter) / totals[at];
    }

    long[] grams() {
        return grams;
    }

    int[] counts() {
        return counts;
    }
}
