package io.driftcast.app.bench.text;

import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.StratifiedSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A data set and how it is split. Models learn from its training part alone. */
public enum TextSet {

    /** Sentences of film reviews, positive or negative, in ten folds: Pang and Lee (2005). */
    RT_POLARITY("rt_polarity", 10, "77.2, 79.6, 76.7 at its peak; published: CNN 76.1") {
        @Override
        TextRun run(Path folder, int number) {
            List<List<LabelledText>> folds =
                    folds(TextFile.read(folder.resolve("rt_polarity.tsv")));
            List<LabelledText> rest = new ArrayList<>();
            for (int fold = 0; fold < folds.size(); fold++) {
                if (fold != number) {
                    rest.addAll(folds.get(fold));
                }
            }
            return split(rest, folds.get(number), number + 1L);
        }
    },

    /** Phrases of film reviews, and sentences to be told apart: Socher et al. (2013). */
    SST2("sst2", 3, "78.8, 80.9, 76.2 (se 1.35)") {
        @Override
        TextRun run(Path folder, int number) {
            return split(
                    TextFile.read(folder.resolve("sst2_train_8k.tsv")),
                    TextFile.read(folder.resolve("sst2_dev872_as_test.tsv")),
                    number + 1L);
        }
    },

    /** What is said to a voice assistant, of 7 intents: Coucke et al. (2018). */
    SNIPS("snips", 3, "97.1, 97.4, 97.3 (se 0.5)") {
        @Override
        TextRun run(Path folder, int number) {
            Path file = folder.resolve("snips_intents.tsv");
            return split(TextFile.read(file, "train"), TextFile.read(file, "test"), number + 1L);
        }
    },

    /** The same of 150 intents, and what is none of them: Larson et al. (2019). */
    CLINC150("clinc150", 3, "-, 92.3, 88.6 and rising") {
        @Override
        TextRun run(Path folder, int number) {
            Path file = folder.resolve("clinc150_full.tsv");
            return new TextRun(
                    number + 1L,
                    TextFile.read(file, "train"),
                    TextFile.read(file, "val"),
                    TextFile.read(file, "test"),
                    TextFile.read(file, "oos_test"));
        }
    };

    private static final double VALIDATION = 0.1;
    private static final long FOLDS_SEED = 1;

    private final String word;
    private final int runs;
    private final String seen;

    TextSet(String word, int runs, String seen) {
        this.word = word;
        this.runs = runs;
        this.seen = seen;
    }

    /** The name that commands know it by. */
    public String word() {
        return word;
    }

    /** How many folds or seeds there are. */
    public int runs() {
        return runs;
    }

    /**
     * Accuracies in percent that were seen elsewhere, on the same parts: scikit-learn's logistic
     * regression on tf-idf, its linear SVM on words and characters, a small encoder as it came.
     */
    public String seen() {
        return seen;
    }

    /** The one of a name, if there is one. */
    public static Optional<TextSet> of(String word) {
        return Arrays.stream(values()).filter(set -> set.word.equals(word)).findFirst();
    }

    /**
     * One of its runs.
     *
     * @param folder with the files
     * @param number from 0
     */
    abstract TextRun run(Path folder, int number);

    private static TextRun split(List<LabelledText> training, List<LabelledText> test, long seed) {
        StratifiedSplit parts = StratifiedSplit.of(training, VALIDATION, seed);
        return new TextRun(seed, parts.kept(), parts.heldBack(), test, List.of());
    }

    /** Ten parts that have each label in the same share. */
    private static List<List<LabelledText>> folds(List<LabelledText> texts) {
        List<List<LabelledText>> folds = new ArrayList<>();
        List<LabelledText> rest = texts;
        for (int left = RT_POLARITY.runs; left > 1; left--) {
            StratifiedSplit split = StratifiedSplit.of(rest, 1.0 / left, FOLDS_SEED);
            folds.add(split.heldBack());
            rest = split.kept();
        }
        folds.add(rest);
        return folds;
    }
}
