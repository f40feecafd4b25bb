package io.driftcast.text.tokenizer;

/**
 * Two tokens that become one where they stand side by side.
 *
 * @param left id of the first
 * @param right id of the second
 */
record Merge(int left, int right) {

    /** Both ids in one number. */
    long key() {
        return key(left, right);
    }

    static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    static Merge ofKey(long key) {
        return new Merge((int) (key >>> Integer.SIZE), (int) key);
    }
}
