package io.driftcast.app.bench.text;

import io.driftcast.app.bench.Machine;
import io.driftcast.text.classifier.TextModelKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Trains and tests each kind of model on each data set, run by run. */
public final class TextBench {

    private final Path data;
    private final KeptResults kept;
    private final Consumer<String> progress;

    /**
     * @param data has the files of the data sets
     * @param results where the results of finished runs are kept and looked for; none if they are
     *     not
     * @param progress told how each run went
     */
    public TextBench(Path data, @Nullable Path results, Consumer<String> progress) {
        this.data = data;
        kept = new KeptResults(results);
        this.progress = progress;
    }

    /**
     * Carries out all runs.
     *
     * @param call the command that was given
     */
    public TextBenchReport run(List<TextSet> sets, List<TextModelKind> kinds, String call) {
        List<TextResult> results = new ArrayList<>();
        for (TextSet set : sets) {
            for (TextModelKind kind : kinds) {
                for (int number = 0; number < set.runs(); number++) {
                    results.add(result(new TextTrial(set, kind, number)));
                }
            }
        }
        return new TextBenchReport(Machine.current(), call, results);
    }

    private TextResult result(TextTrial trial) {
        return kept.find(trial)
                .orElseGet(() -> {
                    TextResult result = trial.carryOut(data);
                    kept.keep(result);
                    progress.accept(
                            String.format(
                                    Locale.ROOT,
                                    "%s, %s, run %d: accuracy %.4f, trained in %.0f s",
                                    result.set(),
                                    result.model(),
                                    result.run() + 1,
                                    result.accuracy(),
                                    result.seconds()));
                    return result;
                });
    }
}
