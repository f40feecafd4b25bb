package io.driftcast.text.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns the merges of byte-pair encoding (Sennrich, Haddow and Birch 2016,
 * doi:10.18653/v1/P16-1162) from the pieces of a corpus: again and again the two neighbours that
 * are most frequent become one token. Of equally frequent ones those of the smaller ids come first,
 * so that the same corpus gives the same merges.
 */
final class MergeLearner {

    /** A piece that occurs so many times. */
    private record Word(int[] symbols, long count) {}

    /** A pair as it was counted when it was queued; it may have changed since. */
    private record Queued(long pair, long count) implements Comparable<Queued> {

        @Override
        public int compareTo(Queued other) {
            int more = Long.compare(other.count, count);
            return more != 0 ? more : Long.compare(pair, other.pair);
        }
    }

    private final List<Word> words = new ArrayList<>();
    private final Map<Long, Long> counts = new HashMap<>();
    private final Map<Long, Set<Integer>> places = new HashMap<>();
    private final PriorityQueue<Queued> queue = new PriorityQueue<>();

    /** Adds a piece that occurs so many times; its tokens that must not merge are negative. */
    void add(int[] symbols, long count) {
        int number = words.size();
        words.add(new Word(symbols, count));
        addPairs(number);
    }

    /**
     * Learns merges until there are so many or no pair occurs twice.
     *
     * @param firstId of the token that the first merge makes
     */
    List<Merge> learn(int firstId, int atMost) {
        counts.forEach((pair, count) -> queue.add(new Queued(pair, count)));
        List<Merge> merges = new ArrayList<>();
        while (merges.size() < atMost && !queue.isEmpty()) {
            Queued top = queue.remove();
            long now = counts.getOrDefault(top.pair(), 0L);
            if (now != top.count()) {
                continue;
            }
            if (now < 2) {
                break;
            }
            Merge merge = Merge.ofKey(top.pair());
            merge(merge, firstId + merges.size());
            merges.add(merge);
        }
        return merges;
    }

    private void merge(Merge merge, int id) {
        Set<Integer> where = places.getOrDefault(merge.key(), Set.of());
        Set<Long> changed = new LinkedHashSet<>();
        for (int number : List.copyOf(where)) {
            changed.addAll(removePairs(number));
            Word word = words.get(number);
            words.set(number, new Word(merged(word.symbols(), merge, id), word.count()));
            changed.addAll(addPairs(number));
        }
        for (long pair : changed) {
            long count = counts.getOrDefault(pair, 0L);
            if (count > 0) {
                queue.add(new Queued(pair, count));
            }
        }
    }

    private Set<Long> addPairs(int number) {
        Set<Long> pairs = new LinkedHashSet<>();
        Word word = words.get(number);
        for (long pair : pairs(word.symbols())) {
            counts.merge(pair, word.count(), Long::sum);
            places.computeIfAbsent(pair, p -> new LinkedHashSet<>()).add(number);
            pairs.add(pair);
        }
        return pairs;
    }

    private Set<Long> removePairs(int number) {
        Set<Long> pairs = new LinkedHashSet<>();
        Word word = words.get(number);
        for (long pair : pairs(word.symbols())) {
            if (counts.merge(pair, -word.count(), Long::sum) == 0) {
                counts.remove(pair);
            }
            Set<Integer> where = places.get(pair);
            if (where != null) {
                where.remove(number);
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private static long[] pairs(int[] symbols) {
        long[] pairs = new long[Math.max(0, symbols.length - 1)];
        int count = 0;
        for (int i = 0; i + 1 < symbols.length; i++) {
            if (symbols[i] >= 0 && symbols[i + 1] >= 0) {
                pairs[count++] = Merge.key(symbols[i], symbols[i + 1]);
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    private static int[] merged(int[] symbols, Merge merge, int id) {
        int[] shorter = new int[symbols.length];
        int count = 0;
        for (int i = 0; i < symbols.length; i++) {
            boolean here =
                    i + 1 < symbols.length
                            && symbols[i] == merge.left()
                            && symbols[i + 1] == merge.right();
            shorter[count++] = here ? id : symbols[i];
            if (here) {
                i++;
            }
        }
        return Arrays.copyOf(shorter, count);
    }
}
