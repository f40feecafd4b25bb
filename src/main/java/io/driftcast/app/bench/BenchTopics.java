package io.driftcast.app.bench;

import io.driftcast.platform.serde.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The topics under a prefix that the forecast application needs. */
final class BenchTopics {

    private BenchTopics() {}

    /** Every topic. */
    static List<String> all(String prefix) {
        return Arrays.stream(Topic.values()).map(topic -> topic.name(prefix)).toList();
    }

    /** Those that the application writes. */
    static List<String> outputs(String prefix) {
        return Stream.of(
                        Topic.OBSERVATIONS,
                        Topic.FORECASTS,
                        Topic.MODEL_ACTIVATIONS,
                        Topic.FIT_REQUESTS,
                        Topic.DEAD_LETTERS)
                .map(topic -> topic.name(prefix))
                .toList();
    }
}
