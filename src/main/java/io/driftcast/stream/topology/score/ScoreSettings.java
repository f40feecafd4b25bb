package io.driftcast.stream.topology.score;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the score application can be told.
 *
 * @param topicPrefix what the topics' names begin with
 * @param maxAge how old a text's record timestamp may be to be believed
 * @param models by source the name of the models that score its texts; under {@value #OTHERS} those
 *     of all other sources
 */
public record ScoreSettings(String topicPrefix, Duration maxAge, Map<String, String> models) {

    /** Stands for every source that is not named. */
    public static final String OTHERS = "*";

    /** What applies where nothing is said. */
    public static final ScoreSettings DEFAULTS =
            new ScoreSettings("driftcast.", Duration.ofDays(7), Map.of(OTHERS, "default"));

    /** The same with other models. */
    public ScoreSettings withModels(Map<String, String> wanted) {
        return new ScoreSettings(topicPrefix, maxAge, wanted);
    }

    /** The name of the models for a source's texts, or null. */
    @Nullable String modelsOf(String source) {
        String named = models.get(source);
        return named == null ? models.get(OTHERS) : named;
    }
}
