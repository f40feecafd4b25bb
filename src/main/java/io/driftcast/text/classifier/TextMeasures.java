package io.driftcast.text.classifier;

import io.driftcast.text.measure.Calibration;
import io.driftcast.text.measure.ConfusionMatrix;
import io.driftcast.text.measure.LogLoss;
import io.driftcast.text.measure.RocCurve;
import java.util.ArrayList;
import java.util.List;

/** What a classifier is worth, from the probabilities that it gave. Not thread-safe. */
public final class TextMeasures {

    private static final int BINS = 10;

    private final ConfusionMatrix confusion;
    private final LogLoss logLoss = new LogLoss();
    private final List<Integer> classes = new ArrayList<>();
    private final List<float[]> probabilities = new ArrayList<>();

    /**
     * @param labels how many there are
     */
    public TextMeasures(int labels) {
        confusion = new ConfusionMatrix(labels);
    }

    /**
     * Counts a text.
     *
     * @param trueClass the number of its label
     * @param given the probability of each label; kept
     */
    public void add(int trueClass, float... given) {
        confusion.add(trueClass, Probabilities.largest(given));
        logLoss.add(given[trueClass]);
        classes.add(trueClass);
        probabilities.add(given);
    }

    /** How often each label was taken for each. */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** The mean negative logarithm of the true labels' probabilities; NaN of no text. */
    public double logLoss() {
        return logLoss.mean();
    }

    /** How often the best label was right, by its probability. */
    public Calibration calibration() {
        double[] confidence = new double[classes.size()];
        boolean[] right = new boolean[classes.size()];
        for (int i = 0; i < confidence.length; i++) {
            int best = Probabilities.largest(probabilities.get(i));
            confidence[i] = probabilities.get(i)[best];
            right[i] = best == classes.get(i);
        }
        return Calibration.of(confidence, right, BINS);
    }

    /** The curve of a label against the rest, by its probability. */
    public RocCurve roc(int label) {
        double[] scores = new double[classes.size()];
        boolean[] positive = new boolean[classes.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = probabilities.get(i)[label];
            positive[i] = classes.get(i) == label;
        }
        return RocCurve.of(scores, positive);
    }

    /**
     * The area below the curve: of two labels that of the second one, of more the mean of one
     * against the rest over the labels that some texts have and others have not; NaN if there is
     * none.
     */
    public double auc() {
        if (confusion.classes() == 2) {
            return roc(1).area();
        }
        double sum = 0;
        int count = 0;
        for (int label = 0; label < confusion.classes(); label++) {
            double area = roc(label).area();
            if (!Double.isNaN(area)) {
                sum += area;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
