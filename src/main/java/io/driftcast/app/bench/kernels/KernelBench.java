package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import io.driftcast.app.bench.BenchReport;
import io.driftcast.app.bench.Machine;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the kernels and the networks on them cost beside ONNX Runtime in the same process, beside
 * PyTorch in its own, and beside the most that the core can do. Processor time of one thread unless
 * a row says otherwise; each yardstick has the same weights and the same numbers to work on, and
 * where it computes the same thing the results are compared before the clock runs.
 */
public final class KernelBench {

    private static final long SEED = 1;

    private final KernelBenchOptions options;
    private final @Nullable Path data;
    private final Path folder;
    private final Consumer<String> progress;

    /**
     * @param data has emissions/co2_canada_1800_2014.csv; null for a synthetic series
     * @param folder for the yardsticks' scripts
     * @param progress told each row that is done
     */
    public KernelBench(
            KernelBenchOptions options,
            @Nullable Path data,
            Path folder,
            Consumer<String> progress) {
        this.options = options;
        this.data = data;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Runs all rows one after the other.
     *
     * @throws BenchException if ours and a yardstick disagree, or one fails
     * @throws InterruptedException if the thread is interrupted between two rounds
     */
    public BenchReport run() throws InterruptedException {
        Machine machine = Machine.current();
        SplittableRandom random = new SplittableRandom(SEED);
        OnnxRuntime.Presence onnx = OnnxRuntime.look();
        Comparison comparison = new Comparison(options, progress);
        TrainingRows training = new TrainingRows(comparison, random);
        training.convergence(EmissionSeries.of(data));
        new LstmStepRows(comparison, onnx, random).add();
        new GemmRows(comparison, onnx, random).add();
        new EncoderRows(comparison, onnx, random).add();
        training.step(folder);
        new EncoderTrainingRows(comparison, random).add();
        new ActivationRows(comparison, random).add();
        return new BenchReport(machine, comparison.rows());
    }
}
