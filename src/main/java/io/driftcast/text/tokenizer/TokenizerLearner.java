package io.driftcast.text.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns a tokenizer from texts. The alphabet are the characters that occur at least twice, the
 * most frequent ones first, up to a quarter of the vocabulary; others stay bytes. Not thread-safe.
 */
public final class TokenizerLearner {

    private static final int ALPHABET_SHARE = 4;

    private final Map<String, Long> pieces = new LinkedHashMap<>();

    /** Takes in a text. */
    public TokenizerLearner add(String text) {
        Tokenizer.pieces(text)
                .forEachRemaining(piece ->
                        pieces.merge(WordCase.of(piece).without(piece.text()), 1L, Long::sum));
        return this;
    }

    /**
     * Learns from what was added.
     *
     * @param vocabularySize how many tokens there are at most
     * @throws IllegalArgumentException if that does not hold the special tokens and the bytes
     */
    public Tokenizer learn(int vocabularySize) {
        int room = vocabularySize - Vocabulary.FIRST_CHARACTER;
        if (room < 0) {
            throw new IllegalArgumentException(
                    "a vocabulary of %s tokens: %s are the least, for the bytes"
                            .formatted(vocabularySize, Vocabulary.FIRST_CHARACTER));
        }
        int[] alphabet = alphabet(Math.min(room, vocabularySize / ALPHABET_SHARE));
        Vocabulary letters = new Vocabulary(alphabet, List.of());
        MergeLearner merges = new MergeLearner();
        pieces.forEach((piece, count) -> merges.add(characters(letters, piece), count));
        List<Merge> learned = merges.learn(letters.size(), room - alphabet.length);
        return new Tokenizer(new Vocabulary(alphabet, learned));
    }

    /** A piece's tokens, the bytes among them negative: they do not merge. */
    private static int[] characters(Vocabulary letters, String piece) {
        int[] symbols = letters.symbols(piece);
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = Vocabulary.isByte(symbols[i]) ? -1 : symbols[i];
        }
        return symbols;
    }

    private int[] alphabet(int atMost) {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        pieces.forEach((piece, count) ->
                piece.codePoints().forEach(c -> counts.merge(c, count, Long::sum)));
        List<Map.Entry<Integer, Long>> frequent = new ArrayList<>(counts.entrySet());
        frequent.removeIf(character -> character.getValue() < 2);
        frequent.sort(
                Comparator.comparingLong((Map.Entry<Integer, Long> c) -> -c.getValue())
                        .thenComparing(Map.Entry::getKey));
        return frequent.stream().limit(atMost).mapToInt(Map.Entry::getKey).toArray();
    }
}
