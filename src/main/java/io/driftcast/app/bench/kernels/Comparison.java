package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchRow;
import io.driftcast.app.bench.Interleaved;
import io.driftcast.app.bench.Interleaved.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Makes the rows: rounds of ours and of a yardstick in turn. */
final class Comparison {

    private final KernelBenchOptions options;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();

    /**
     * @param progress told each row that is done
     */
    Comparison(KernelBenchOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    KernelBenchOptions options() {
        return options;
    }

    List<BenchRow> rows() {
        return List.copyOf(rows);
    }

    /** Adds a row of both. */
    void row(String name, Unit unit, Work ours, String yardstick, Work theirs)
            throws InterruptedException {
        row(name, unit, ours, yardstick, theirs.rounds(unit, options));
    }

    /** Adds a row beside a yardstick that times itself, in our unit. */
    void row(String name, Unit unit, Work ours, String yardstick, Round<Double> theirs)
            throws InterruptedException {
        add(
                Interleaved.run(1, options.rounds(), ours.rounds(unit, options), theirs)
                        .row(name, unit.words(), yardstick, unit.better(), Double::doubleValue));
    }

    /**
     * Adds a row without a yardstick.
     *
     * @param yardstick what it would be, and why it is not there
     */
    void alone(String name, Unit unit, Work ours, String yardstick) throws InterruptedException {
        Round<Double> round = ours.rounds(unit, options);
        double[] figures = new double[options.rounds()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = round.run();
        }
        add(BenchRow.alone(name, unit.words(), yardstick, figures));
    }

    /** Adds a row that was made elsewhere. */
    void add(BenchRow row) {
        rows.add(row);
        String figure =
                String.format(Locale.ROOT, "%s: %.3g %s", row.name(), row.ours(), row.unit());
        progress.accept(
                Double.isNaN(row.ratio())
                        ? figure
                        : String.format(
                                Locale.ROOT,
                                "%s, the yardstick %.3g, ratio %.2f",
                                figure,
                                row.theirs(),
                                row.ratio()));
    }
}
