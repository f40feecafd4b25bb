package io.driftcast.math.network.attention;

/** Sequences of tokens one behind the other, as a pass goes through them. Not thread-safe. */
final class TokenBatch {

    private final int[] ids;
    private final int[] places;
    private int[] lengths = {};
    private AttentionRows rows = AttentionRows.self(true);
    private int size;

    /**
     * @param mostTokens of all sequences together at most
     */
    TokenBatch(int mostTokens) {
        ids = new int[mostTokens];
        places = new int[mostTokens];
    }

    /** Begins anew with so many sequences. */
    void begin(int sequences) {
        lengths = new int[sequences];
        size = 0;
    }

    /**
     * Adds a sequence.
     *
     * @param number from 0, in this order
     */
    void add(int number, int... tokens) {
        lengths[number] = tokens.length;
        for (int place = 0; place < tokens.length; place++) {
            ids[size] = tokens[place];
            places[size] = place;
            size++;
        }
        if (number == lengths.length - 1) {
            rows = AttentionRows.self(true, lengths);
        }
    }

    /** The tokens of all sequences. */
    int[] ids() {
        return ids;
    }

    /** The place of each in its sequence. */
    int[] places() {
        return places;
    }

    /** How many tokens there are. */
    int size() {
        return size;
    }

    /** Which rows attend to which. */
    AttentionRows rows() {
        return rows;
    }
}
