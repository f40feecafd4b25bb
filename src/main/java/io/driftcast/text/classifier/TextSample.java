package io.driftcast.text.classifier;

import io.driftcast.text.tokenizer.Encoding;
import java.util.Arrays;
import java.util.List;

/**
 * Encoded texts, each of a class.
 *
 * @param texts as a model reads them
 * @param classes the number of each one's label
 * @param labels how many labels there are
 * @param vocabulary how many tokens
 */
record TextSample(List<Encoding> texts, List<Integer> classes, int labels, int vocabulary) {

    TextSample {
        texts = List.copyOf(texts);
        classes = List.copyOf(classes);
    }

    int size() {
        return texts.size();
    }

    /** The first so many. */
    TextSample first(int count) {
        return new TextSample(
                texts.subList(0, count), classes.subList(0, count), labels, vocabulary);
    }

    /** The share of the most frequent class; NaN of no text. */
    double majority() {
        return (double) Arrays.stream(counts()).max().orElse(0) / size();
    }

    /**
     * One weight a class, by which all classes together count alike; their mean over texts is 1.
     */
    List<Double> balance() {
        return Arrays.stream(counts())
                .mapToObj(count -> count == 0 ? 1 : (double) size() / (labels * count))
                .toList();
    }

    private long[] counts() {
        long[] counts = new long[labels];
        classes.forEach(number -> counts[number]++);
        return counts;
    }
}
