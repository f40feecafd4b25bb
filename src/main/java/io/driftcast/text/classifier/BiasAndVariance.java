package io.driftcast.text.classifier;

import io.driftcast.text.classifier.TextModelCard.CurvePoint;
import java.util.List;
import java.util.Locale;

/**
 * Says whether a model errs because it is too simple for its texts (bias) or because it knows its
 * training texts too well (variance), and what would help.
 */
final class BiasAndVariance {

    /** Accuracy below which a model has not learned its own training texts. */
    private static final double LEARNED = 0.9;

    private BiasAndVariance() {}

    /**
     * The verdict.
     *
     * @param validationTexts how many there are
     * @param majority the share of the most frequent label among them
     * @param curve accuracies by training texts, the whole training last
     */
    static String verdict(int validationTexts, double majority, List<CurvePoint> curve) {
        if (validationTexts == 0) {
            return "no verdict: no texts were held back";
        }
        CurvePoint last = curve.getLast();
        double gap = last.trainingAccuracy() - last.validationAccuracy();
        double error =
                Math.sqrt(
                        last.validationAccuracy()
                                * (1 - last.validationAccuracy())
                                / validationTexts);
        if (last.validationAccuracy() <= majority + 2 * error) {
            return says(
                    "nothing learned: no better than always saying the most frequent label; labels"
                            + " that say something about the texts, or more texts, would help",
                    last,
                    error);
        }
        if (gap <= Math.max(0.02, 2 * error)) {
            return last.trainingAccuracy() < LEARNED
                    ? says(
                            "under-fitting (bias): it errs as often on its training texts; a wider"
                                    + " network, more epochs or less dropout would help, more texts"
                                    + " would not",
                            last,
                            error)
                    : says("a good fit: little bias, little variance", last, error);
        }
        return says(
                "over-fitting (variance): it knows its training texts better than others; "
                        + (rises(curve, error)
                                ? "more texts would help, the curve still rises with them"
                                : "more dropout or a smaller network would help more than more"
                                        + " texts, the curve has become flat"),
                last,
                error);
    }

    private static boolean rises(List<CurvePoint> curve, double error) {
        return curve.size() < 2
                || curve.getLast().validationAccuracy()
                                - curve.get(curve.size() - 2).validationAccuracy()
                        > error;
    }

    private static String says(String verdict, CurvePoint last, double error) {
        return String.format(
                Locale.ROOT,
                "%s (accuracy %.3f on training, %.3f on validation texts, standard error %.3f)",
                verdict,
                last.trainingAccuracy(),
                last.validationAccuracy(),
                error);
    }
}
