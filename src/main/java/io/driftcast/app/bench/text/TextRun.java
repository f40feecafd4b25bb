package io.driftcast.app.bench.text;

import io.driftcast.text.classifier.LabelledText;
import java.util.List;

/**
 * What one run of a data set is of.
 *
 * @param seed of the run
 * @param training texts
 * @param validation texts, none of them
 * @param test texts, neither
 * @param outOfScope texts of none of the labels
 */
record TextRun(
        long seed,
        List<LabelledText> training,
        List<LabelledText> validation,
        List<LabelledText> test,
        List<LabelledText> outOfScope) {}
