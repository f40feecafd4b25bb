package io.driftcast.edge.query;

import io.driftcast.avro.TextScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words of a scored text that weighed most. */
final class AttendedWords {

    /** A word that grows token by token. */
    private static final class Word {
        final StringBuilder text = new StringBuilder();
        double weight;
    }

    private AttendedWords() {}

    /**
     * The words of the largest weights, the sum of their tokens', the largest first. Signs and the
     * tokens that stand for no text are left out.
     */
    static List<String> of(TextScore score, int most) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < score.getTokens().size(); i++) {
            String token = score.getTokens().get(i);
            if (isSpecial(token)) {
                continue;
            }
            if (words.isEmpty() || token.startsWith(" ") || !isOfWord(token)) {
                words.add(new Word());
            }
            words.getLast().text.append(token);
            words.getLast().weight += score.getTokenWeights().get(i);
        }
        return words.stream()
                .filter(word -> isOfWord(word.text.toString()))
                .sorted(Comparator.comparingDouble(word -> -word.weight))
                .limit(most)
                .map(word -> word.text.toString().strip())
                .toList();
    }

    private static boolean isSpecial(String token) {
        return token.length() > 1 && token.startsWith("<") && token.endsWith(">");
    }

    private static boolean isOfWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
