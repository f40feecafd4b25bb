package io.driftcast.text.classifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Labelled texts in two parts that have each label in the same share.
 *
 * @param kept the larger part, in a seeded order
 * @param heldBack the smaller one
 */
public record StratifiedSplit(List<LabelledText> kept, List<LabelledText> heldBack) {

    public StratifiedSplit {
        kept = List.copyOf(kept);
        heldBack = List.copyOf(heldBack);
    }

    /**
     * Splits texts. Of a label with two texts or more at least one is kept and, with a share above
     * 0, one is held back.
     *
     * @param share that is held back, in [0, 1)
     */
    public static StratifiedSplit of(List<LabelledText> texts, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        Map<String, List<LabelledText>> byLabel = new TreeMap<>();
        texts.forEach(text ->
                byLabel.computeIfAbsent(text.label(), label -> new ArrayList<>()).add(text));
        Random random = new Random(seed);
        List<LabelledText> kept = new ArrayList<>();
        List<LabelledText> heldBack = new ArrayList<>();
        for (List<LabelledText> all : byLabel.values()) {
            Collections.shuffle(all, random);
            int least = share > 0 && all.size() > 1 ? 1 : 0;
            int held =
                    Math.clamp(Math.round(share * all.size()), least, Math.max(0, all.size() - 1));
            heldBack.addAll(all.subList(0, held));
            kept.addAll(all.subList(held, all.size()));
        }
        Collections.shuffle(kept, random);
        return new StratifiedSplit(kept, heldBack);
    }
}
