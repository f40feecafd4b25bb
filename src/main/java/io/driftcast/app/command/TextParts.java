package io.driftcast.app.command;

import io.driftcast.data.LabelledRow;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.StratifiedSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The labelled texts of a file by what they are for.
 *
 * @param training what is learned from
 * @param validation what says when to stop
 * @param test what the model is measured on
 * @param leftOut rows of other parts
 */
record TextParts(
        List<LabelledText> training,
        List<LabelledText> validation,
        List<LabelledText> test,
        int leftOut) {

    /** Of the texts that are not for the test. */
    private static final double VALIDATION_SHARE = 0.1;

    /** As the file says, or with each label in the same share. */
    static TextParts read(LabelledFileOptions options, double holdout, long seed) {
        TextParts parts = options.isSplit() ? asSaid(options, seed) : split(options, holdout, seed);
        parts.check(options.file());
        return parts;
    }

    private static TextParts asSaid(LabelledFileOptions options, long seed) {
        Map<TextPart, List<LabelledText>> texts = new EnumMap<>(TextPart.class);
        for (TextPart part : TextPart.values()) {
            texts.put(part, new ArrayList<>());
        }
        List<LabelledText> others = new ArrayList<>();
        options.read(row ->
                TextPart.of(row.split())
                        .map(part -> texts.getOrDefault(part, others))
                        .orElse(others)
                        .add(labelled(row)));
        List<LabelledText> training = texts.getOrDefault(TextPart.TRAINING, others);
        List<LabelledText> validation = texts.getOrDefault(TextPart.VALIDATION, others);
        List<LabelledText> test = texts.getOrDefault(TextPart.TEST, others);
        if (validation.isEmpty()) {
            StratifiedSplit split = StratifiedSplit.of(training, VALIDATION_SHARE, seed);
            return new TextParts(split.kept(), split.heldBack(), test, others.size());
        }
        return new TextParts(training, validation, test, others.size());
    }

    private static TextParts split(LabelledFileOptions options, double holdout, long seed) {
        List<LabelledText> all = new ArrayList<>();
        options.read(row -> all.add(labelled(row)));
        StratifiedSplit outer = StratifiedSplit.of(all, holdout, seed);
        StratifiedSplit inner = StratifiedSplit.of(outer.kept(), VALIDATION_SHARE, seed + 1);
        return new TextParts(inner.kept(), inner.heldBack(), outer.heldBack(), 0);
    }

    private static LabelledText labelled(LabelledRow row) {
        return new LabelledText(row.text(), row.label());
    }

    private void check(Path file) {
        Set<String> labels = new HashSet<>();
        training.forEach(text -> labels.add(text.label()));
        if (labels.size() < 2) {
            throw new WorkException(
                    "%s: has %s texts to learn from, of %s labels; a classifier needs texts of two"
                            .formatted(file, training.size(), labels.size()));
        }
        for (List<LabelledText> held : List.of(validation, test)) {
            for (LabelledText text : held) {
                if (!labels.contains(text.label())) {
                    throw new WorkException(
                            "%s: no text to learn from has the label '%s', but one held back has it; add some, or remove it"
                                    .formatted(file, text.label()));
                }
            }
        }
    }
}
