package io.driftcast.app.bench.accuracy;

import io.driftcast.app.bench.Machine;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All comparisons of accuracy, on all cores. The figures are the same on every run and machine; the
 * times are not.
 */
public final class AccuracyBench {

    /** A part of the bench. */
    public enum Part {
        /** R's data sets, the ends held out. */
        HOLD_OUTS,
        /** Mauna Loa's carbon dioxide, one month ahead. */
        ONE_STEP,
        /** The hourly series of the M4 competition. */
        M4
    }

    private final Path data;
    private final ReferenceResults results;
    private final Set<Part> parts;
    private final Consumer<String> progress;

    /**
     * @param data has a folder {@code series} with the M4 files
     * @param goldens has the reference results of other implementations
     * @param parts what is to be compared
     * @param progress told how far it is, from several threads
     */
    public AccuracyBench(Path data, Path goldens, Set<Part> parts, Consumer<String> progress) {
        this.data = data;
        this.results = new ReferenceResults(goldens);
        this.parts = Set.copyOf(parts);
        this.progress = progress;
    }

    /**
     * Runs the parts one after the other.
     *
     * @param call the command that was given
     * @throws AccuracyException if data is missing or not as it should be
     * @throws InterruptedException if the thread is interrupted; the work is given up
     */
    public AccuracyReport run(String call) throws InterruptedException {
        InParallel parallel = new InParallel(progress);
        Machine machine = Machine.current();
        HoldOuts holdOuts =
                parts.contains(Part.HOLD_OUTS) ? new HoldOutBench(results, parallel).run() : null;
        Seeds seeds =
                parts.contains(Part.HOLD_OUTS) ? new SeedsBench(results, parallel).run() : null;
        OneStep oneStep =
                parts.contains(Part.ONE_STEP) ? new OneStepBench(results, parallel).run() : null;
        M4Hourly m4 =
                parts.contains(Part.M4)
                        ? new M4Bench(data.resolve("series"), parallel, progress).run()
                        : null;
        return new AccuracyReport(machine, call, holdOuts, seeds, oneStep, m4);
    }
}
