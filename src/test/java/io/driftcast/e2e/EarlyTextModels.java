package io.driftcast.e2e;

import io.driftcast.bytes.ModelImage;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.Releases;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TrainedModels;

/** Models of texts that are there before the first text; two of them take several parts. */
final class EarlyTextModels {

    private EarlyTextModels() {}

    static void publish(Installation installation, long at) {
        installation.publish(
                TrainedModels.of(TextModelKind.MLP),
                Releases.of("global/default", "mlp", 1, Role.CHAMPION),
                at);
        installation.publish(
                TrainedModels.of(TextModelKind.AVERAGE),
                Releases.of("global/messages", "average", 1, Role.CHAMPION),
                at);
        installation.publish(
                TrainedModels.of(TextModelKind.ATTENTION),
                Releases.of("global/messages", "attention", 2, Role.CHAMPION),
                at);
        installation.publish(
                TrainedModels.of(TextModelKind.MLP),
                Releases.of("global/messages/beside", "mlp", 3, Role.SHADOW),
                at);
        installation.publish(
                new ModelImage("text-of-tomorrow", 1, new byte[1_000_000]),
                Releases.of("global/messages", "tomorrow", 4, Role.CHAMPION),
                at);
    }
}
