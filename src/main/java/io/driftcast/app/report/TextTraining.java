package io.driftcast.app.report;

import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TextModelCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training of a classifier of texts, as the command's JSON has it.
 *
 * @param leftOut rows of the file that belong to no part
 * @param test what the model makes of the texts held back; null if there are none
 */
public record TextTraining(
        String file,
        long bytes,
        String model,
        List<String> labels,
        int vocabulary,
        int maxTokens,
        int leftOut,
        TextModelCard card,
        @Nullable TextEvaluation test) {

    public static TextTraining of(
            String file, long bytes, TextModel model, int leftOut, @Nullable TextEvaluation test) {
        return new TextTraining(
                file,
                bytes,
                model.kind().word(),
                model.labels(),
                model.tokenizer().vocabulary().size(),
                model.maxTokens(),
                leftOut,
                model.card(),
                test);
    }
}
