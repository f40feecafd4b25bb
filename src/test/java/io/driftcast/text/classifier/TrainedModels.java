package io.driftcast.text.classifier;

import io.driftcast.bytes.ModelImage;
import io.driftcast.math.kernel.WorkerTeam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models of {@link Messages} for the tests of what runs them: one of each kind, trained once. */
public final class TrainedModels {

    private static final Map<TextModelKind, ModelImage> TRAINED = new ConcurrentHashMap<>();

    private TrainedModels() {}

    public static ModelImage of(TextModelKind kind) {
        return TRAINED.computeIfAbsent(kind, TrainedModels::train);
    }

    private static ModelImage train(TextModelKind kind) {
        try (WorkerTeam team = new WorkerTeam(2)) {
            return new TextTrainer(TextRecipe.of(kind), team, 7)
                    .train(
                            Messages.some(200, 1),
                            Messages.some(60, 2),
                            List.of(),
                            EpochListener.NONE)
                    .image();
        }
    }

    /** Texts that they know. */
    public static List<LabelledText> messages(int count, long seed) {
        return Messages.some(count, seed);
    }
}
