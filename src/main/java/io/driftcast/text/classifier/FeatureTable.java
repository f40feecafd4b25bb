package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features that a bag knows: those of the most training texts. Others count as absent.
 *
 * @param hashes rising; a feature's number is its place; not to be changed
 * @param rarity of each the inverse document frequency log((1 + n) / (1 + n_f)) + 1 with n texts,
 *     n_f of which have it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // searched for each feature, and compared by nobody
record FeatureTable(int[] hashes, float[] rarity) {

    /**
     * Learns it.
     *
     * @param texts the features of each
     * @param leastTexts that have a feature
     * @param most features
     */
    static FeatureTable learn(List<List<FeatureSpan>> texts, int leastTexts, int most) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (List<FeatureSpan> text : texts) {
            Set<Integer> distinct = new HashSet<>();
            text.forEach(feature -> distinct.add(feature.hash()));
            distinct.forEach(hash -> counts.merge(hash, 1, Integer::sum));
        }
        int[] hashes =
                counts.entrySet().stream()
                        .filter(counted -> counted.getValue() >= leastTexts)
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<Integer, Integer> e) -> -e.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(most)
                        .mapToInt(Map.Entry::getKey)
                        .sorted()
                        .toArray();
        float[] rarity = new float[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            int with = counts.getOrDefault(hashes[i], 0);
            rarity[i] = (float) (StrictMath.log((1.0 + texts.size()) / (1.0 + with)) + 1);
        }
        return new FeatureTable(hashes, rarity);
    }

    /** How many features there are. */
    int size() {
        return hashes.length;
    }

    /** A feature's number; negative if it is not known. */
    int find(int hash) {
        return Arrays.binarySearch(hashes, hash);
    }

    void write(ByteWriter to) {
        to.putInt(hashes.length);
        for (int hash : hashes) {
            to.putInt(hash);
        }
        to.putFloats(rarity);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    static FeatureTable read(ByteReader from) {
        int size = from.getInt();
        if (size < 0) {
            throw new MalformedBytesException("a length is " + size);
        }
        from.require(2L * Integer.BYTES * size);
        int[] hashes = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = from.getInt();
            if (i > 0 && hashes[i] <= hashes[i - 1]) {
                throw new MalformedBytesException("features are out of order");
            }
        }
        return new FeatureTable(hashes, from.getFloats(size));
    }
}
