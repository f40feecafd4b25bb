package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * Trains a network: mini-batches of sequences in a seeded order, epoch by epoch, until the loss on
 * the validation sequences has not become better for a while; the weights of the best epoch are
 * kept. Without validation sequences all epochs are run and the last weights kept. The same
 * parameters, sequences and settings give the same bits on any number of threads.
 */
public final class Trainer {

    private final NetworkParameters parameters;
    private final Tensor best;
    private final TrainingStep step;
    private final Batch batch;
    private final TrainingSettings settings;
    private final int chunk;

    private Trainer(
            Arena arena,
            NetworkParameters parameters,
            TrainingStep step,
            TrainingSettings settings,
            int chunk) {
        this.parameters = parameters;
        this.step = step;
        this.settings = settings;
        this.chunk = chunk;
        best = Tensor.zeros(arena, parameters.flat().length());
        batch = new Batch(step.inputs(), step.targets());
    }

    /**
     * Trains the parameters in place.
     *
     * @param parameters in a shared arena, if the team has more threads than the caller's
     * @param weights of each output in the loss; none for all alike
     * @param validation of the same length; may be none
     * @throws CancellationException if the thread is interrupted; the parameters are then those of
     *     some step
     * @throws IllegalArgumentException if the sequences do not fit to each other or the network
     */
    public static TrainingReport train(
            NetworkParameters parameters,
            Sequences training,
            Sequences validation,
            Loss loss,
            float[] weights,
            TrainingSettings settings,
            WorkerTeam team) {
        if (validation.steps() != training.steps() && validation.count() > 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "sequences of %d steps, validated by some of %d",
                            training.steps(),
                            validation.steps()));
        }
        int chunk = Math.min(settings.chunk(), training.steps());
        try (Arena arena = Arena.ofShared()) {
            TrainingStep step =
                    new TrainingStep(arena, parameters, chunk, loss, weights, settings, team);
            return new Trainer(arena, parameters, step, settings, chunk).run(training, validation);
        }
    }

    private TrainingReport run(Sequences training, Sequences validation) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int[] order = order(training.count());
        int[] validationOrder = order(validation.count());
        List<Double> trainingLoss = new ArrayList<>();
        List<Double> validationLoss = new ArrayList<>();
        int bestEpoch = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            step.rate(
                    (float)
                            (settings.rate()
                                    * settings.schedule().factor(epoch, settings.epochs())));
            shuffle(order, random);
            trainingLoss.add(pass(training, order, true));
            if (validation.count() == 0) {
                bestEpoch = epoch;
                continue;
            }
            double measured = pass(validation, validationOrder, false);
            validationLoss.add(measured);
            if (measured < least) {
                least = measured;
                bestEpoch = epoch;
                best.copyFrom(parameters.flat());
            } else if (epoch - bestEpoch >= settings.patience()) {
                break;
            }
        }
        if (least < Double.POSITIVE_INFINITY) {
            parameters.flat().copyFrom(best);
        }
        return new TrainingReport(trainingLoss, validationLoss, bestEpoch);
    }

    private static int[] order(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }

    /** Durstenfeld (1964), doi:10.1145/364520.364540. */
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Trains on all sequences, or measures them only; returns the mean loss, NaN without any. */
    private double pass(Sequences sequences, int[] order, boolean training) {
        double sum = 0;
        double weight = 0;
        for (int first = 0; first < order.length; first += settings.rows()) {
            step.clearState();
            for (int from = 0; from < sequences.steps(); from += chunk) {
                if (Thread.interrupted()) {
                    throw new CancellationException("training was interrupted");
                }
                int steps = Math.min(chunk, sequences.steps() - from);
                if (from > 0) {
                    step.carryState();
                }
                fill(sequences, order, first, from, steps);
                if (training) {
                    step.train(steps);
                } else {
                    step.measure(steps);
                }
                sum += step.lossSum();
                weight += step.lossWeight();
            }
        }
        return sum / weight;
    }

    private void fill(Sequences sequences, int[] order, int first, int from, int steps) {
        int rows = Math.min(settings.rows(), order.length - first);
        for (int row = 0; row < rows; row++) {
            sequences.write(order[first + row], from, steps, batch, row);
        }
        batch.clearFrom(rows, steps);
    }
}
