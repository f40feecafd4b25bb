package io.driftcast.text.classifier;

import io.driftcast.text.classifier.TextModelCard.Measures;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TextContest} has found.
 *
 * @param model the new one
 * @param texts how many there were in all
 * @param heldBack how many of them both models were compared on
 * @param measures of the new model on these
 * @param inPlace of the model in place on these; null if there is none
 */
public record TextVerdict(
        TextModel model, int texts, int heldBack, Measures measures, @Nullable Measures inPlace) {

    /** Whether the new model is right at least as often as the one in place. */
    public boolean noWorse() {
        return inPlace == null || measures.accuracy() >= inPlace.accuracy();
    }

    /** The comparison in one line. */
    public String reason() {
        String found =
                String.format(
                        Locale.ROOT,
                        "%d labelled texts, accuracy %.3f on %d held back",
                        texts,
                        measures.accuracy(),
                        heldBack);
        return inPlace == null
                ? found
                : String.format(
                        Locale.ROOT, "%s, the model in place %.3f", found, inPlace.accuracy());
    }

    /** What the model's record says of it, by name. */
    public Map<String, Double> metrics() {
        return Map.of(
                "accuracy", measures.accuracy(),
                "macro_f1", measures.macroF1(),
                "log_loss", measures.logLoss(),
                "validation_accuracy", model.card().validation().accuracy(),
                "texts", (double) texts,
                "labels", (double) model.labels().size(),
                "held_back", (double) heldBack);
    }
}
