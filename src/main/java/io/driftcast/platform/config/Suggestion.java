package io.driftcast.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The nearest of some names by edit distance, or one that ends with the word after a dot.
     *
     * @param word what was written
     * @param names what is known
     * @return empty where nothing is near
     */
    public static Optional<String> forWord(String word, Collection<String> names) {
        Optional<String> longer =
                names.stream().filter(name -> name.endsWith("." + word)).findFirst();
        int near = Math.max(2, word.length() / 4);
        return longer.or(() ->
                names.stream()
                        .filter(name -> distance(word, name) <= near)
                        .min(Comparator.comparingInt(name -> distance(word, name))));
    }

    /** As a clause for the end of a message; empty where nothing is near. */
    public static String clause(String word, Collection<String> names) {
        return forWord(word, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
