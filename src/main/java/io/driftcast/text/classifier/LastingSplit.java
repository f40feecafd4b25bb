package io.driftcast.text.classifier;

import io.driftcast.bytes.StableHash;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled texts in two parts, where a text's part depends on the text alone: however many others
 * come and go, what was held back once is held back again. So a model that is trained later can be
 * compared with an earlier one on texts that neither has learned from.
 *
 * @param kept the larger part, in the order of the texts
 * @param heldBack the smaller one, in the same order
 */
public record LastingSplit(List<LabelledText> kept, List<LabelledText> heldBack) {

    public LastingSplit {
        kept = List.copyOf(kept);
        heldBack = List.copyOf(heldBack);
    }

    /**
     * Splits texts. Each is held back with a probability of {@code share}, so that of a label with
     * few texts none may be, or all.
     *
     * @param share that is held back, in [0, 1)
     */
    public static LastingSplit of(List<LabelledText> texts, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        List<LabelledText> kept = new ArrayList<>();
        List<LabelledText> heldBack = new ArrayList<>();
        for (LabelledText text : texts) {
            (place(text.text(), seed) < share ? heldBack : kept).add(text);
        }
        return new LastingSplit(kept, heldBack);
    }

    /** Where a text lies in [0, 1), evenly. */
    private static double place(String text, long seed) {
        long bits = new StableHash().add(seed).add(text).toLong();
        return (bits >>> 11) * 0x1p-53;
    }
}
