package io.driftcast.math.network;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network, whatever it is: mini-batches of examples in a seeded order, epoch by epoch,
 * until what {@link Learner#validationSum} says of the validation examples has not become better
 * for a while; the weights of the best epoch are kept. Without validation examples all epochs are
 * run and the last weights kept. The same parameters, examples and settings give the same bits.
 *
 * @param <D> what the network learns from
 */
public final class Trainer<D extends Dataset> {

    private final Learner<D> learner;
    private final TrainingSettings settings;
    private final Optimiser optimiser;
    private final Tensor weights;
    private final Tensor best;
    private final TrainingProgress progress;
    private final @Nullable WeightAverage average;
    private double validationLoss;

    private Trainer(
            Arena arena, Learner<D> learner, TrainingSettings settings, TrainingProgress progress) {
        this.learner = learner;
        this.settings = settings;
        this.progress = progress;
        weights = learner.parameters().values();
        best = Tensor.zeros(arena, weights.length());
        optimiser = new Optimiser(arena, learner.parameters(), settings.rate(), settings.clip());
        average =
                settings.averaging() > 0
                        ? new WeightAverage(arena, weights, settings.averaging())
                        : null;
    }

    /** The same, with nobody to tell how it goes on. */
    public static <D extends Dataset> TrainingReport train(
            Learner<D> learner, D training, D validation, TrainingSettings settings) {
        return train(learner, training, validation, settings, TrainingProgress.SILENT);
    }

    /**
     * Trains a network's parameters in place.
     *
     * @param validation may be none
     * @throws CancellationException if the thread is interrupted; the parameters are then those of
     *     some step
     */
    public static <D extends Dataset> TrainingReport train(
            Learner<D> learner,
            D training,
            D validation,
            TrainingSettings settings,
            TrainingProgress progress) {
        try (Arena arena = Arena.ofConfined()) {
            return new Trainer<>(arena, learner, settings, progress).run(training, validation);
        }
    }

    private TrainingReport run(D training, D validation) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int[] order = order(training.count());
        int[] validationOrder = order(validation.count());
        List<Double> trainingLoss = new ArrayList<>();
        List<Double> validationLosses = new ArrayList<>();
        int bestEpoch = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            trainingLoss.add(train(training, order, epoch));
            progress.trained(epoch, trainingLoss.getLast());
            if (validation.count() == 0) {
                bestEpoch = epoch;
                continue;
            }
            useAverage();
            double measured = measure(validation, validationOrder);
            validationLosses.add(validationLoss);
            progress.validated(epoch, validationLoss);
            if (measured < least) {
                least = measured;
                bestEpoch = epoch;
                best.copyFrom(weights);
            } else if (epoch - bestEpoch >= settings.patience()) {
                break;
            }
            restoreWeights();
        }
        if (least < Double.POSITIVE_INFINITY) {
            weights.copyFrom(best);
        } else {
            useAverage();
        }
        return new TrainingReport(trainingLoss, validationLosses, bestEpoch);
    }

    private void useAverage() {
        if (average != null) {
            average.use();
        }
    }

    private void restoreWeights() {
        if (average != null) {
            average.restore();
        }
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

    /** An epoch; returns its mean loss, NaN without any target. */
    private double train(D examples, int[] order, int epoch) {
        double sum = 0;
        double weight = 0;
        for (int first = 0; first < order.length; first += learner.rows()) {
            int passes = begin(examples, order, first);
            for (int pass = 0; pass < passes; pass++) {
                requireUninterrupted();
                learner.differentiate(pass);
                if (learner.lossWeight() != 0) {
                    optimiser.rate(rate(epoch));
                    optimiser.update();
                    if (average != null) {
                        average.update();
                    }
                }
                sum += learner.lossSum();
                weight += learner.lossWeight();
            }
        }
        return sum / weight;
    }

    /** What training stops by; leaves the mean loss beside it. */
    private double measure(D examples, int[] order) {
        double criterion = 0;
        double sum = 0;
        double weight = 0;
        for (int first = 0; first < order.length; first += learner.rows()) {
            int passes = begin(examples, order, first);
            for (int pass = 0; pass < passes; pass++) {
                requireUninterrupted();
                learner.measure(pass);
                criterion += learner.validationSum();
                sum += learner.lossSum();
                weight += learner.lossWeight();
            }
        }
        validationLoss = sum / weight;
        return criterion / weight;
    }

    private int begin(D examples, int[] order, int first) {
        return learner.begin(
                examples, order, first, Math.min(learner.rows(), order.length - first));
    }

    private float rate(int epoch) {
        double factor = settings.schedule().factor(epoch, settings.epochs(), optimiser.updates());
        return (float) (settings.rate() * factor);
    }

    private static void requireUninterrupted() {
        if (Thread.interrupted()) {
            throw new CancellationException("training was interrupted");
        }
    }
}
