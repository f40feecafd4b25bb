package io.driftcast.text.classifier;

import io.driftcast.text.tokenizer.Encoding;
import io.driftcast.text.tokenizer.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bag takes from a text: n-grams of words, and n-grams of the characters of a word with its
 * ends marked (Bojanowski et al. 2017, doi:10.1162/tacl_a_00051), each as a hash.
 *
 * @param words in an n-gram at most, at least 1
 * @param leastCharacters in an n-gram of characters
 * @param mostCharacters in one; less than the least for none
 */
public record Ngrams(int words, int leastCharacters, int mostCharacters) {

    private static final String BEGIN = "\u0002";
    private static final String END = "\u0003";

    /**
     * @throws IllegalArgumentException if a number is too small
     */
    public Ngrams {
        if (words < 1 || leastCharacters < 1) {
            throw new IllegalArgumentException(
                    "n-grams of %s words, of %s characters".formatted(words, leastCharacters));
        }
    }

    /** All of a text, in a fixed order. */
    List<FeatureSpan> of(Encoding text) {
        List<Word> all = text.words().stream().filter(word -> !word.text().isEmpty()).toList();
        List<FeatureSpan> found = new ArrayList<>();
        for (int first = 0; first < all.size(); first++) {
            long hash = 1;
            for (int last = first; last < Math.min(first + words, all.size()); last++) {
                hash = mixed(hash, all.get(last).text());
                found.add(new FeatureSpan(folded(hash), all.get(first).from(), all.get(last).to()));
            }
            addCharacters(all.get(first), found);
        }
        return found;
    }

    private void addCharacters(Word word, List<FeatureSpan> into) {
        if (mostCharacters < leastCharacters) {
            return;
        }
        int[] characters = (BEGIN + word.text() + END).codePoints().toArray();
        for (int first = 0; first < characters.length; first++) {
            long hash = 2;
            for (int last = first; last < characters.length; last++) {
                hash = mixed(hash, characters[last]);
                int length = last - first + 1;
                if (length > mostCharacters) {
                    break;
                }
                if (length >= leastCharacters && length < characters.length) {
                    into.add(new FeatureSpan(folded(hash), word.from(), word.to()));
                }
            }
        }
    }

    private static long mixed(long hash, String text) {
        long mixed = mixed(hash, -1);
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed(mixed, text.charAt(i));
        }
        return mixed;
    }

    /** One step of FNV-1a with 64 bits: Eastlake et al., RFC 9923. */
    private static long mixed(long hash, int value) {
        return (hash ^ value) * 0x100000001B3L;
    }

    private static int folded(long hash) {
        long spread = hash * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> Integer.SIZE);
    }
}
