package io.driftcast.text.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Texts into token ids by byte-pair encoding, and back. What is encoded is the text's NFKC form
 * with a space before it, so that a text's first word is the same token as elsewhere; what is
 * decoded is that form again, whatever the text. The work grows linearly with the text. Immutable
 * and thread-safe.
 */
public final class Tokenizer {

    private final Vocabulary vocabulary;

    Tokenizer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Its tokens. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The NFKC form of a text, which {@link #decode} gives back. */
    public static String normalise(String text) {
        return Normalisation.of(text);
    }

    static Iterator<Piece> pieces(String text) {
        return new Pieces(' ' + normalise(text));
    }

    /** All tokens of a text, without its beginning and end. */
    public int[] encode(String text) {
        TokenList tokens = new TokenList();
        pieces(text).forEachRemaining(piece -> add(piece, tokens));
        return tokens.toArray();
    }

    /**
     * A text as a model reads it: {@link SpecialToken#BOS}, its tokens, {@link SpecialToken#EOS}.
     *
     * @param maxTokens how many tokens there are at most, both of these among them: at least 2
     */
    public Encoding encode(String text, int maxTokens) {
        if (maxTokens < 2) {
            throw new IllegalArgumentException("at most %s tokens of a text".formatted(maxTokens));
        }
        TokenList tokens = new TokenList();
        List<Word> words = new ArrayList<>();
        tokens.add(SpecialToken.BOS.id());
        int end = maxTokens - 1;
        Iterator<Piece> pieces = pieces(text);
        while (pieces.hasNext() && tokens.size() <= end) {
            int from = tokens.size();
            String word = add(pieces.next(), tokens);
            if (from < end) {
                words.add(
                        new Word(
                                word.strip().toLowerCase(Locale.ROOT),
                                from,
                                Math.min(tokens.size(), end)));
            }
        }
        boolean truncated = tokens.size() > end;
        tokens.truncate(end);
        tokens.add(SpecialToken.EOS.id());
        return new Encoding(tokens.toArray(), words, truncated);
    }

    /** Adds a piece's tokens, and returns what stands behind the token of its case. */
    private String add(Piece piece, TokenList tokens) {
        WordCase wordCase = WordCase.of(piece);
        switch (wordCase) {
            case AS_IS -> {}
            case CAPITALISED -> tokens.add(SpecialToken.CAPITALISED.id());
            case CAPITALS -> tokens.add(SpecialToken.CAPITALS.id());
        }
        String letters = wordCase.without(piece.text());
        merge(vocabulary.symbols(letters), tokens);
        return letters;
    }

    /** Merges neighbours, those first whose merge was learned first. */
    private void merge(int[] symbols, TokenList into) {
        int count = symbols.length;
        int[] merges = new int[count];
        for (int i = 0; i + 1 < count; i++) {
            merges[i] = vocabulary.merged(symbols[i], symbols[i + 1]);
        }
        while (count > 1) {
            int first = leastOf(merges, count - 1);
            if (merges[first] == Integer.MAX_VALUE) {
                break;
            }
            symbols[first] = merges[first];
            System.arraycopy(symbols, first + 2, symbols, first + 1, count - first - 2);
            System.arraycopy(merges, first + 1, merges, first, count - first - 2);
            count--;
            if (first > 0) {
                merges[first - 1] = vocabulary.merged(symbols[first - 1], symbols[first]);
            }
            if (first + 1 < count) {
                merges[first] = vocabulary.merged(symbols[first], symbols[first + 1]);
            }
        }
        into.addAll(symbols, count);
    }

    private static int leastOf(int[] values, int count) {
        int least = 0;
        for (int i = 1; i < count; i++) {
            if (values[i] < values[least]) {
                least = i;
            }
        }
        return least;
    }

    /**
     * The text of tokens. Bytes that are no UTF-8, which no text gives, become U+FFFD.
     *
     * @throws IndexOutOfBoundsException if there is no token of an id
     */
    public String decode(int... ids) {
        Decoder decoder = new Decoder(vocabulary);
        Arrays.stream(ids).forEach(decoder::take);
        String text = decoder.text();
        return text.startsWith(" ") ? text.substring(1) : text;
    }
}
