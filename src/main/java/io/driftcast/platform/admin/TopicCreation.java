package io.driftcast.platform.admin;

import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.platform.serde.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics that a cluster lacks. */
public final class TopicCreation {

    private TopicCreation() {}

    /**
     * Makes what is missing, with the partition count of the input topics that exist, else the
     * configured one.
     *
     * @return the topics' state afterwards
     * @throws WorkException when topics exist that do not fit together; nothing is made then
     */
    public static List<TopicState> createMissing(
            AdminCalls calls, DriftcastConfig.Topics settings) {
        List<TopicState> states = TopicInventory.read(calls, settings.prefix());
        List<String> problems = TopicInventory.problems(states);
        if (!problems.isEmpty()) {
            throw new WorkException("no topic was made: " + String.join("; ", problems));
        }
        Set<Integer> existing = TopicInventory.partitionCounts(states);
        int partitions = existing.isEmpty() ? settings.partitions() : existing.iterator().next();
        List<NewTopic> missing =
                states.stream()
                        .filter(state -> state.found().isEmpty())
                        .map(state -> newTopic(state, partitions, settings.replication()))
                        .toList();
        if (missing.isEmpty()) {
            return states;
        }
        CreateTopicsResult created = calls.admin().createTopics(missing);
        calls.await(created.all(), "make topics");
        return states.stream()
                .map(state -> state.found().isPresent() ? state : made(calls, created, state))
                .toList();
    }

    /** From the answer itself: brokers may list a new topic a moment later. */
    private static TopicState made(AdminCalls calls, CreateTopicsResult created, TopicState state) {
        String name = state.name();
        String doing = "read the settings of " + name;
        return new TopicState(
                state.topic(),
                name,
                Optional.of(
                        TopicInventory.found(
                                calls.await(created.numPartitions(name), doing),
                                calls.await(created.replicationFactor(name), doing),
                                calls.await(created.config(name), doing))));
    }

    private static NewTopic newTopic(TopicState state, int partitions, int replication) {
        Optional<Short> replicas =
                replication < 0 ? Optional.empty() : Optional.of((short) replication);
        return new NewTopic(state.name(), Optional.of(partitions), replicas)
                .configs(keeping(state.topic()));
    }

    private static Map<String, String> keeping(Topic topic) {
        return switch (topic.keeping()) {
            case BY_TIME ->
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            case LATEST_BY_KEY ->
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case FOREVER ->
                    Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                            TopicConfig.RETENTION_MS_CONFIG, "-1",
                            TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        };
    }
}
