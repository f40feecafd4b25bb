package io.driftcast.app.demo;

import io.driftcast.avro.TextEvent;
import io.driftcast.bytes.ModelImage;
import io.driftcast.edge.feed.HomeMessages;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.attention.EncoderLayerShape;
import io.driftcast.math.network.attention.NormPlace;
import io.driftcast.math.network.attention.Rectifier;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.TextModelRelease;
import io.driftcast.text.classifier.EpochListener;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.StratifiedSplit;
import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TextRecipe;
import io.driftcast.text.classifier.TextTrainer;
import io.driftcast.text.classifier.TokenRecipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The texts of the demo: earlier messages that a classifier learns from, and those that it scores.
 *
 * @param earlier labelled messages of common days
 * @param feed the messages to be scored, with what they truly are, which is not sent
 */
public record DemoTexts(List<TextEvent> earlier, List<TextEvent> feed) {

    private static final int EARLIER = 600;
    private static final int FEED = 400;
    private static final double VALIDATION = 0.15;
    private static final double TOKEN_DROPOUT = 0.4;
    private static final String MODEL_ID = "global/default/attention";

    /** Generated messages of a smart home, which end in a storm. */
    public static DemoTexts samples(long seed, Instant now) {
        return new DemoTexts(
                HomeMessages.common(EARLIER, seed + 1, now), HomeMessages.feed(FEED, seed, now));
    }

    /** A classifier of the earlier messages. */
    TextModel train(long seed) {
        List<LabelledText> texts =
                earlier.stream()
                        .map(each ->
                                new LabelledText(each.getText(), String.valueOf(each.getLabel())))
                        .toList();
        StratifiedSplit split = StratifiedSplit.of(texts, VALIDATION, seed);
        return new TextTrainer(recipe(), WorkerTeam.shared(), seed)
                .train(split.kept(), split.heldBack(), List.of(), EpochListener.NONE);
    }

    /** Smaller than usual, so that it is trained in some seconds. */
    private static TextRecipe recipe() {
        return TextRecipe.of(TextModelKind.ATTENTION)
                .withNetwork(
                        new TokenRecipe(
                                1,
                                new EncoderLayerShape(32, 2, 32, Rectifier.GELU, NormPlace.FIRST),
                                TOKEN_DROPOUT));
    }

    /** What is said of it when it is published. */
    TextModelRelease release(ModelImage image, TextModel model) {
        return new TextModelRelease(
                MODEL_ID,
                TextModelRelease.versionOf(image),
                1,
                Role.CHAMPION,
                false,
                model.kind().word(),
                earlier.getFirst().getOccurredAt(),
                earlier.getLast().getOccurredAt(),
                model.card().trainingTexts(),
                "trained when the demo began",
                Map.of("accuracy", model.card().validation().accuracy()));
    }

    /** The messages as they are sent, without their labels. */
    List<TextEvent> unlabelled() {
        return feed.stream()
                .map(event -> TextEvent.newBuilder(event).setLabel(null).build())
                .toList();
    }
}
