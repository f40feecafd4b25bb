package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.math.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The trainer with the smallest network there is: a line through points. */
class TrainerTest {

    private static final Points TRAINING = new Points(30, 0);
    private static final Points VALIDATION = new Points(7, 0.3f);
    private static final Points NONE = new Points(0, 0);

    /** Points on y = 2 x - 1, the x from a start on. */
    private record Points(int count, float from) implements Dataset {

        float x(int index) {
            return from + index / 30f;
        }

        float y(int index) {
            return 2 * x(index) - 1;
        }
    }

    /** y = a x + b with the squared error, by hand. */
    private static final class Line implements Learner<Points> {

        private final Parameters parameters =
                new Parameters(Tensor.zeros(Arena.ofAuto(), 2), Tensor.zeros(Arena.ofAuto(), 2));
        private final int passes;
        private final List<List<Integer>> batches = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private Points points = NONE;
        private double loss;

        /**
         * @param passes of each batch; all but the first have no targets
         */
        Line(int passes) {
            this.passes = passes;
        }

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public int rows() {
            return 8;
        }

        @Override
        public int begin(Points examples, int[] order, int first, int count) {
            points = examples;
            batches.add(Arrays.stream(order, first, first + count).boxed().toList());
            return passes;
        }

        @Override
        public void differentiate(int pass) {
            calls.add("differentiate " + pass);
            run(pass);
        }

        @Override
        public void measure(int pass) {
            calls.add("measure " + pass);
            run(pass);
        }

        private void run(int pass) {
            loss = 0;
            if (pass > 0) {
                parameters.gradient().fill(Float.NaN);
                return;
            }
            float slope = 0;
            float level = 0;
            for (int i : batches.getLast()) {
                float error =
                        parameters.values().get(0) * points.x(i)
                                + parameters.values().get(1)
                                - points.y(i);
                loss += error * error;
                slope += 2 * error * points.x(i) / batches.getLast().size();
                level += 2 * error / batches.getLast().size();
            }
            parameters.gradient().set(0, slope);
            parameters.gradient().set(1, level);
        }

        @Override
        public double lossSum() {
            return loss;
        }

        @Override
        public double lossWeight() {
            return calls.getLast().endsWith("0") ? batches.getLast().size() : 0;
        }
    }

    private static TrainingSettings settings(int epochs, float rate) {
        return new TrainingSettings(epochs, 3, rate, RateSchedule.CONSTANT, 10, 5);
    }

    @Test
    void aLineIsLearnt() {
        Line line = new Line(1);

        TrainingReport report = Trainer.train(line, TRAINING, NONE, settings(300, 0.05f));

        assertThat(line.parameters().values().toArray())
                .containsExactly(new float[] {2, -1}, within(0.02f));
        assertThat(report.trainingLoss()).hasSize(300);
        assertThat(report.validationLoss()).isEmpty();
        assertThat(report.best()).isEqualTo(299);
    }

    @Test
    void everyEpochHasAllExamplesInAnOrderOfItsOwn() {
        Line line = new Line(1);

        Trainer.train(line, TRAINING, NONE, settings(3, 0.01f));

        assertThat(line.batches).hasSize(3 * 4);
        List<List<Integer>> orders = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            List<List<Integer>> batches = line.batches.subList(4 * epoch, 4 * epoch + 4);
            assertThat(batches.stream().map(List::size)).containsExactly(8, 8, 8, 6);
            List<Integer> order = batches.stream().flatMap(List::stream).toList();
            assertThat(order)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30).boxed().toList());
            orders.add(order);
        }
        assertThat(new HashSet<>(orders)).hasSize(3);
    }

    /** A pass without targets has a gradient that means nothing. */
    @Test
    void passesWithoutTargetsChangeNothing() {
        Line once = new Line(1);
        Line thrice = new Line(3);

        TrainingReport report = Trainer.train(once, TRAINING, VALIDATION, settings(4, 0.1f));

        assertThat(Trainer.train(thrice, TRAINING, VALIDATION, settings(4, 0.1f)))
                .isEqualTo(report);
        assertThat(thrice.parameters().values().toArray())
                .isEqualTo(once.parameters().values().toArray());
        assertThat(thrice.calls.subList(0, 3))
                .containsExactly("differentiate 0", "differentiate 1", "differentiate 2");
        assertThat(thrice.calls.getLast()).isEqualTo("measure 2");
    }

    @Test
    void trainingEndsAfterItsPatienceAndKeepsTheBestWeights() {
        // so large a rate that the loss soon jumps about
        Line stopped = new Line(1);
        TrainingReport report = Trainer.train(stopped, TRAINING, VALIDATION, settings(60, 0.5f));
        int best = report.best();
        List<Double> losses = report.validationLoss();

        assertThat(report.epochs()).isEqualTo(best + 4).isLessThan(60);
        assertThat(losses.get(best))
                .isEqualTo(losses.stream().mapToDouble(x -> x).min().orElseThrow());
        Line upToBest = new Line(1);
        Trainer.train(upToBest, TRAINING, NONE, settings(best + 1, 0.5f));
        assertThat(upToBest.parameters().values().toArray())
                .isEqualTo(stopped.parameters().values().toArray());
    }

    /** Adam's first step moves each weight by the rate, whatever the gradient. */
    @Test
    void theRateFollowsItsSchedule() {
        TrainingSettings warming =
                new TrainingSettings(1, 1, 0.4f, RateSchedule.CONSTANT.afterWarmUp(8), 10, 5);
        Points few = new Points(8, 0);
        Line line = new Line(1);

        Trainer.train(line, few, NONE, warming);

        assertThat(Math.abs(line.parameters().values().get(1))).isCloseTo(0.05f, within(1e-5f));
    }

    @Test
    void anInterruptedThreadStopsTraining() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Trainer.train(new Line(1), TRAINING, NONE, settings(10, 0.1f)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
