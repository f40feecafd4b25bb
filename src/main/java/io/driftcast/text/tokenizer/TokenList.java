package io.driftcast.text.tokenizer;

import java.util.Arrays;

/** Token ids that grow in number. */
final class TokenList {

    private int[] ids = new int[32];
    private int size;

    void add(int id) {
        room(1);
        ids[size++] = id;
    }

    /** Adds the first so many. */
    void addAll(int[] more, int count) {
        room(count);
        System.arraycopy(more, 0, ids, size, count);
        size += count;
    }

    private void room(int count) {
        if (size + count > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + count));
        }
    }

    /** Leaves the first so many, if there are more. */
    void truncate(int count) {
        size = Math.min(size, count);
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(ids, size);
    }
}
