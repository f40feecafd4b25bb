package io.driftcast.app.command;

import io.driftcast.platform.failure.CallException;
import io.driftcast.text.classifier.TokenEmbeddings;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that are added and taken away, as in king - man + woman.
 *
 * @param words in their order
 * @param signs 1 or -1 each
 */
record WordSum(List<String> words, List<Integer> signs) {

    /**
     * Reads a sum: words and signs by turns, with spaces between.
     *
     * @throws CallException if it is none
     */
    static WordSum parse(String text) {
        List<String> words = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        int sign = 1;
        boolean signed = true;
        for (String part : text.strip().split("\\s+", -1)) {
            boolean isSign = part.equals("+") || part.equals("-");
            if (isSign == signed && !(isSign && words.isEmpty())) {
                throw wrong(text);
            }
            if (isSign) {
                sign = part.equals("+") ? 1 : -1;
            } else {
                words.add(part);
                signs.add(sign);
            }
            signed = isSign;
        }
        if (signed || words.getFirst().isEmpty()) {
            throw wrong(text);
        }
        return new WordSum(words, signs);
    }

    private static CallException wrong(String text) {
        return new CallException(
                "--arithmetic '%s': has to be as in \"king - man + woman\", with spaces between"
                        .formatted(text));
    }

    double[] vector(TokenEmbeddings embeddings) {
        double[] sum = embeddings.vector(words.getFirst());
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 0;
        }
        for (int word = 0; word < words.size(); word++) {
            double[] vector = embeddings.vector(words.get(word));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += signs.get(word) * vector[i];
            }
        }
        return sum;
    }
}
