package io.driftcast.text.language;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A trigram model with interpolated Kneser-Ney smoothing (Kneser and Ney 1995,
 * doi:10.1109/ICASSP.1995.479394; Chen and Goodman 1999, doi:10.1006/csla.1999.0128): a trigram's
 * probability is that of its discounted count, and the rest goes to the bigram, whose counts are of
 * the different tokens before it; so on down to one and the same for each token of the vocabulary.
 * Immutable and thread-safe.
 */
public final class KneserNey {

    /** Tokens of the longest n-grams. */
    static final int ORDER = 3;

    private final int tokens;
    private final int outside;
    private final List<Ngrams> orders;

    /**
     * @param tokens ids that a text may have, from 0
     * @param outside the id that stands before a text's first token
     * @param orders of one, two and three tokens
     */
    KneserNey(int tokens, int outside, List<Ngrams> orders) {
        this.tokens = tokens;
        this.outside = outside;
        this.orders = List.copyOf(orders);
    }

    /** How many tokens there are, from 0. */
    public int tokens() {
        return tokens;
    }

    /**
     * The probability of a token after the two before it.
     *
     * @param before the id before the last one
     * @param last the id just before it
     */
    public double probability(int before, int last, int token) {
        double uniform = 1.0 / tokens;
        double unigram = orders.get(0).probability(0, token, uniform);
        double bigram = orders.get(1).probability(last, token, unigram);
        return orders.get(2).probability(Ngrams.gram(before, last), token, bigram);
    }

    /**
     * How little a text is like those of the training: the exponential of the mean negative
     * logarithm of its tokens' probabilities, given those before each. The more it is the more
     * tokens the model was, on average, undecided between.
     *
     * @param ids the text's tokens with its end; NaN for none
     * @throws IndexOutOfBoundsException if the vocabulary has no such token
     */
    public double perplexity(int... ids) {
        double sum = 0;
        int before = outside;
        int last = outside;
        for (int id : ids) {
            Objects.checkIndex(id, tokens);
            sum -= Math.log(probability(before, last, id));
            before = last;
            last = id;
        }
        return Math.exp(sum / ids.length);
    }

    /** Adds it to what is written. */
    public void write(ByteWriter to) {
        to.putInt(tokens).putInt(outside);
        for (Ngrams order : orders) {
            to.putInt(order.grams().length);
            long previous = 0;
            for (int i = 0; i < order.grams().length; i++) {
                putVariable(to, order.grams()[i] - previous);
                putVariable(to, order.counts()[i]);
                previous = order.grams()[i];
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    public static KneserNey read(ByteReader from) {
        int tokens = from.getInt();
        int outside = from.getInt();
        if (tokens < 1 || outside < 0 || outside >= tokens || tokens >>> Ngrams.TOKEN_BITS != 0) {
            throw new MalformedBytesException(
                    "%s tokens, %s before the first".formatted(tokens, outside));
        }
        return new KneserNey(
                tokens,
                outside,
                IntStream.range(0, ORDER).mapToObj(order -> readOrder(from)).toList());
    }

    private static Ngrams readOrder(ByteReader from) {
        int size = from.getInt();
        if (size < 0) {
            throw new MalformedBytesException("a length is " + size);
        }
        from.require(2L * size);
        long[] grams = new long[size];
        int[] counts = new int[size];
        long previous = 0;
        for (int i = 0; i < size; i++) {
            long step = getVariable(from);
            long count = getVariable(from);
            if (step < 0 || (i > 0 && step == 0) || count < 1 || count > Integer.MAX_VALUE) {
                throw new MalformedBytesException(
                        String.format(Locale.ROOT, "n-gram %d is counted %d times", i, count));
            }
            grams[i] = previous + step;
            counts[i] = (int) count;
            previous = grams[i];
        }
        return new Ngrams(grams, counts);
    }

    /** Seven bits a byte, the low ones first; the eighth says that more follow. */
    private static void putVariable(ByteWriter to, long value) {
        long left = value;
        while (left >>> 7 != 0) {
            to.putByte((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        to.putByte((int) left);
    }

    private static long getVariable(ByteReader from) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = from.getUnsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedBytesException("a number of more than nine bytes");
    }
}
