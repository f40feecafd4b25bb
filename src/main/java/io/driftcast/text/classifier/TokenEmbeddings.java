package io.driftcast.text.classifier;

import io.driftcast.text.tokenizer.Tokenizer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the tokens of a model mean to it: a vector each. Immutable. */
public final class TokenEmbeddings {

    private final Tokenizer tokenizer;
    private final float[][] rows;

    TokenEmbeddings(Tokenizer tokenizer, float[][] rows) {
        this.tokenizer = tokenizer;
        this.rows = rows;
    }

    /**
     * A token near by.
     *
     * @param token as people read it
     * @param cosine of the angle between both vectors
     */
    public record Neighbour(String token, double cosine) {}

    /** How many tokens there are. */
    public int size() {
        return rows.length;
    }

    /** A token as people read it. */
    public String shown(int id) {
        return tokenizer.vocabulary().shown(id);
    }

    /** The vector of a token; not to be changed. */
    public float[] row(int id) {
        return rows[id];
    }

    /** The tokens of a word: one if it is in the vocabulary as a whole, else its pieces. */
    public List<String> tokens(String word) {
        return IntStream.of(tokenizer.encode(word.strip())).mapToObj(this::shown).toList();
    }

    /** The vector of a word, the mean of those of its {@link #tokens}; zeros of none. */
    public double[] vector(String word) {
        double[] mean = new double[rows[0].length];
        int[] ids = tokenizer.encode(word.strip());
        for (int id : ids) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += rows[id][i] / ids.length;
            }
        }
        return mean;
    }

    /**
     * The tokens that lie nearest by direction (Mikolov et al. 2013, arXiv:1301.3781), but for
     * those of some words.
     */
    public List<Neighbour> nearest(double[] vector, List<String> but, int count) {
        Set<Integer> left =
                but.stream()
                        .flatMap(word -> IntStream.of(tokenizer.encode(word.strip())).boxed())
                        .collect(Collectors.toSet());
        return IntStream.range(0, rows.length)
                .filter(id -> !left.contains(id) && shown(id).chars().anyMatch(Character::isLetter))
                .filter(id -> !shown(id).startsWith("<"))
                .mapToObj(id -> new Neighbour(shown(id), cosine(vector, rows[id])))
                .filter(each -> !Double.isNaN(each.cosine()))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
                .limit(count)
                .toList();
    }

    private static double cosine(double[] a, float... b) {
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            squaresA += a[i] * a[i];
            squaresB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(squaresA * squaresB);
    }
}
