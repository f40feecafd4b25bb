package io.driftcast.platform.admin;

import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.platform.serde.Topic;

/** A consumer of a missing topic would wait without a word; this says what to do instead. */
public final class TopicMustExist {

    private TopicMustExist() {}

    public static void check(DriftcastConfig config, Topic topic) {
        String name = topic.name(config.topics().prefix());
        try (AdminCalls calls = AdminCalls.open(config.kafka())) {
            if (!calls.await(calls.admin().listTopics().names(), "list topics").contains(name)) {
                throw new WorkException(
                        name + " does not exist: make it with `driftcast topics --create`");
            }
        }
    }
}
