package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import io.driftcast.app.bench.BenchRow;
import io.driftcast.app.bench.Better;
import io.driftcast.app.bench.Yardstick;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Cell;
import io.driftcast.math.network.Dropout;
import io.driftcast.math.network.Optimiser;
import io.driftcast.math.network.RecurrentLearner;
import io.driftcast.math.network.RecurrentParameters;
import io.driftcast.math.network.RecurrentShape;
import io.driftcast.math.network.SquaredError;
import io.driftcast.math.network.Unrolling;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A step of training beside PyTorch's, and a training from its beginning to its end. */
final class TrainingRows {

    private static final int INPUTS = 8;
    private static final int HIDDEN = 64;
    private static final int SEQUENCE = 50;
    private static final int BATCH = 32;
    private static final float RATE = 0.001f;
    private static final float CLIP = 1;

    /** How many steps of theirs are a round. */
    private static final int CALLS = 20;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String MODEL = "lstm";
    private static final double LIMIT_SECONDS = 5;

    private final Comparison comparison;
    private final RandomGenerator random;

    TrainingRows(Comparison comparison, RandomGenerator random) {
        this.comparison = comparison;
        this.random = random;
    }

    /**
     * A step of training on one thread.
     *
     * @param folder for the yardstick's script
     */
    void step(Path folder) throws InterruptedException {
        String name =
                String.format(
                        Locale.ROOT,
                        "LSTM training step, hidden %d, sequence %d, batch %d",
                        HIDDEN,
                        SEQUENCE,
                        BATCH);
        try (Arena arena = Arena.ofShared();
                WorkerTeam alone = new WorkerTeam(1);
                Yardstick torch =
                        Yardstick.start(
                                List.of("/usr/bin/python3", "python3"),
                                "yardstick-torch.py",
                                folder)) {
            RecurrentLearner network = network(arena, alone);
            Optimiser optimiser = new Optimiser(arena, network.parameters(), RATE, CLIP);
            Work ours =
                    new Work(
                            () -> {
                                network.differentiateChunk(SEQUENCE);
                                optimiser.update();
                                return network.lossSum();
                            },
                            1);
            if (torch == null) {
                comparison.alone(name, Unit.MILLISECONDS, ours, "PyTorch: not installed");
                return;
            }
            String call =
                    String.format(
                            Locale.ROOT, "train-lstm-%d-%d-%d-%d", INPUTS, HIDDEN, SEQUENCE, BATCH);
            comparison.row(
                    name,
                    Unit.MILLISECONDS,
                    ours,
                    torch.versions() + ": the same step with LSTM, Linear, mse_loss, Adam",
                    () -> torch.nanos(call, CALLS) / NANOS_PER_MILLI);
        }
    }

    private RecurrentLearner network(Arena arena, WorkerTeam team) {
        RecurrentShape shape = new RecurrentShape(Cell.LSTM, INPUTS, HIDDEN, 1, 1);
        RecurrentLearner network =
                new RecurrentLearner(
                        arena,
                        RecurrentParameters.random(arena, shape, 1),
                        Unrolling.of(SEQUENCE, BATCH, team),
                        new SquaredError(),
                        Dropout.NONE);
        fill(network.inputs());
        fill(network.targets());
        return network;
    }

    private void fill(Tensor tensor) {
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) random.nextGaussian());
        }
    }

    /** Trainings on a series to convergence, the first of them before anything was compiled. */
    void convergence(EmissionSeries series) {
        double[] seconds = new double[comparison.options().trainings()];
        double[] limits = new double[seconds.length];
        Arrays.fill(limits, LIMIT_SECONDS);
        for (int i = 0; i < seconds.length; i++) {
            long begin = System.nanoTime();
            train(series);
            seconds[i] = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        }
        comparison.add(
                BenchRow.of(
                        "train %s to convergence, %s".formatted(MODEL, series.words()),
                        "s",
                        "the time that it may take",
                        Better.LESS,
                        seconds,
                        limits));
    }

    private static void train(EmissionSeries series) {
        try {
            ModelCatalogue.fitter(MODEL, ModelRequest.of(1))
                    .fit(TrainingSeries.of(1, series.values()));
        } catch (UnfittableSeriesException | IllegalArgumentException e) {
            throw new BenchException("%s: %s".formatted(MODEL, e.getMessage()), e);
        }
    }
}
