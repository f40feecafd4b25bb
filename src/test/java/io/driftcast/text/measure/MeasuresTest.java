package io.driftcast.text.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The twenty scores, the twelve classes of three, and what scikit-learn 1.2 makes of them: {@code
 * confusion_matrix}, {@code precision_recall_fscore_support}, {@code roc_curve} without dropping
 * points, {@code roc_auc_score}, {@code log_loss} and {@code calibration_curve} with five bins.
 */
class MeasuresTest {

    private static final double[] SCORES = {
        0.1, 0.4, 0.35, 0.8, 0.4, 0.8, 0.9, 0.1, 0.65, 0.4, 0.55, 0.2, 0.8, 0.05, 0.5, 0.5, 0.3,
        0.7, 0.95, 0.4
    };
    private static final boolean[] POSITIVE =
            positive(0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0);

    private static final double[] FALSE_POSITIVE_RATES = {
        0.0, 0.0, 0.0, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 0.5, 0.6, 0.7, 0.9, 1.0
    };
    private static final double[] TRUE_POSITIVE_RATES = {
        0.0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0
    };
    private static final double[] THRESHOLDS = {
        Double.POSITIVE_INFINITY,
        0.95,
        0.9,
        0.8,
        0.7,
        0.65,
        0.55,
        0.5,
        0.4,
        0.35,
        0.3,
        0.2,
        0.1,
        0.05
    };

    private static boolean[] positive(int... labels) {
        boolean[] positive = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            positive[i] = labels[i] == 1;
        }
        return positive;
    }

    @Test
    void aBinaryConfusionMatrixSaysWhatScikitLearnSays() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        for (int i = 0; i < SCORES.length; i++) {
            matrix.add(POSITIVE[i] ? 1 : 0, SCORES[i] >= 0.5 ? 1 : 0);
        }
        BinaryCounts counts = matrix.against(1);
        assertThat(counts).isEqualTo(new BinaryCounts(8, 2, 2, 8));
        assertThat(matrix.count(0, 1)).isEqualTo(2);
        assertThat(matrix.accuracy()).isEqualTo(0.8);
        assertThat(matrix.misclassification()).isEqualTo(0.2);
        assertThat(counts.recall()).isEqualTo(0.8);
        assertThat(counts.falsePositiveRate()).isEqualTo(0.2);
        assertThat(counts.specificity()).isEqualTo(0.8);
        assertThat(counts.precision()).isEqualTo(0.8);
        assertThat(counts.prevalence()).isEqualTo(0.5);
        assertThat(counts.f1()).isEqualTo(0.8);
    }

    @Test
    void aConfusionMatrixOfUnequalCellsIsReadOneClassAgainstTheRest() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        int[][] counts = {{10, 2, 3}, {0, 5, 1}, {4, 6, 9}};
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int n = 0; n < counts[row][column]; n++) {
                    matrix.add(row, column);
                }
            }
        }
        BinaryCounts first = matrix.against(0);
        assertThat(first).isEqualTo(new BinaryCounts(10, 4, 5, 21));
        assertThat(first.recall()).isEqualTo(10 / 15.0);
        assertThat(first.precision()).isEqualTo(10 / 14.0);
        assertThat(first.specificity()).isEqualTo(21 / 25.0);
        assertThat(first.falsePositiveRate()).isEqualTo(4 / 25.0);
        assertThat(first.prevalence()).isEqualTo(15 / 40.0);
        assertThat(matrix.accuracy()).isEqualTo(24 / 40.0);
        assertThat(matrix.macroF1())
                .isCloseTo((20 / 29.0 + 10 / 19.0 + 18 / 32.0) / 3, within(1e-15));
    }

    @Test
    void severalClassesAreAveragedAsByScikitLearn() {
        int[] truth = {0, 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0};
        int[] predicted = {0, 2, 2, 2, 1, 0, 1, 1, 2, 0, 1, 0};
        ConfusionMatrix matrix = new ConfusionMatrix(4);
        for (int i = 0; i < truth.length; i++) {
            matrix.add(truth[i], predicted[i]);
        }
        assertThat(matrix.against(2)).isEqualTo(new BinaryCounts(3, 1, 1, 7));
        assertThat(matrix.against(3).f1()).as("of a class that does not occur").isNaN();
        assertThat(matrix.macroF1()).isEqualTo(0.75);
        assertThat(matrix.microF1()).isEqualTo(0.75);
    }

    @Test
    void theRocCurveHasOnePointForEachScoreAndTheAreaOfScikitLearn() {
        RocCurve curve = RocCurve.of(SCORES, POSITIVE);
        assertThat(curve.points().stream().mapToDouble(RocCurve.Point::falsePositiveRate))
                .containsExactly(boxed(FALSE_POSITIVE_RATES));
        assertThat(curve.points().stream().mapToDouble(RocCurve.Point::truePositiveRate))
                .containsExactly(boxed(TRUE_POSITIVE_RATES));
        assertThat(curve.points().stream().mapToDouble(RocCurve.Point::threshold))
                .containsExactly(boxed(THRESHOLDS));
        assertThat(curve.area()).isCloseTo(0.86, within(1e-12));
    }

    private static Double[] boxed(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toArray(Double[]::new);
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(40);
            double[] scores = new double[n];
            boolean[] positive = new boolean[n];
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(8);
                positive[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            double pairs = 0;
            double right = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (positive[i] && !positive[j]) {
                        pairs++;
                        right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            assertThat(RocCurve.of(scores, positive).area())
                    .as("round %d of seed 3", round)
                    .isCloseTo(right / pairs, within(1e-12));
        }
    }

    @Test
    void withoutNegativesThereIsNoArea() {
        assertThat(RocCurve.of(new double[] {0.1, 0.2}, positive(1, 1)).area()).isNaN();
        assertThat(RocCurve.of(new double[0], new boolean[0]).area()).isNaN();
        assertThatThrownBy(() -> RocCurve.of(new double[1], new boolean[2]))
                .hasMessage("1 scores of 2 examples");
    }

    @Test
    void theLogLossIsThatOfScikitLearn() {
        LogLoss loss = new LogLoss();
        for (int i = 0; i < SCORES.length; i++) {
            loss.add(POSITIVE[i] ? SCORES[i] : 1 - SCORES[i]);
        }
        assertThat(loss.mean()).isCloseTo(0.46621953, within(1e-8));
        loss.add(0);
        assertThat(loss.mean()).isBetween(2.0, 2.1);
    }

    @Test
    void calibrationHasTheBinsOfScikitLearn() {
        Calibration calibration = Calibration.of(SCORES, POSITIVE, 5);
        double[] shares = {0, 1 / 3.0, 2 / 3.0, 0.8, 1};
        double[] means = {0.1125, 0.375, 0.516666667, 0.75, 0.925};
        int[] counts = {4, 6, 3, 5, 2};
        double error = 0;
        for (int i = 0; i < 5; i++) {
            Calibration.Bin bin = calibration.bins().get(i);
            assertThat(bin.count()).isEqualTo(counts[i]);
            assertThat(bin.shareTrue()).isCloseTo(shares[i], within(1e-9));
            assertThat(bin.meanProbability()).isCloseTo(means[i], within(1e-9));
            error += counts[i] / 20.0 * Math.abs(shares[i] - means[i]);
        }
        assertThat(calibration.error()).isCloseTo(error, within(1e-9));
        assertThat(Calibration.of(new double[] {1}, new boolean[] {true}, 10).error()).isZero();
    }
}
