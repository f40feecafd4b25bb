package io.driftcast.platform.admin;

import io.driftcast.platform.serde.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Which of our topics a cluster has, and whether they fit together. */
public final class TopicInventory {

    /**
     * Topics of which one task reads the same partition: with different counts a series' readings
     * and its model, or texts and a model, would meet in no task.
     */
    public static final Set<Topic> CO_PARTITIONED =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Topic.READINGS,
                            Topic.SERIES,
                            Topic.FIT_REQUESTS,
                            Topic.OBSERVATIONS,
                            Topic.MODELS,
                            Topic.MODEL_HISTORY,
                            Topic.TEXT_EVENTS));

    private TopicInventory() {}

    /**
     * Reads the state of every topic.
     *
     * @param calls the cluster
     * @param prefix what the topics' names begin with
     * @return one entry a topic, in the order of {@link Topic}
     */
    public static List<TopicState> read(AdminCalls calls, String prefix) {
        Set<String> existing = calls.await(calls.admin().listTopics().names(), "list topics");
        List<String> ours =
                Arrays.stream(Topic.values())
                        .map(topic -> topic.name(prefix))
                        .filter(existing::contains)
                        .toList();
        Map<String, TopicState.Found> found = describe(calls, ours);
        return Arrays.stream(Topic.values())
                .map(topic ->
                        new TopicState(
                                topic,
                                topic.name(prefix),
                                Optional.ofNullable(found.get(topic.name(prefix)))))
                .toList();
    }

    private static Map<String, TopicState.Found> describe(
            AdminCalls calls, Collection<String> names) {
        Map<String, TopicDescription> descriptions =
                calls.await(calls.admin().describeTopics(names).allTopicNames(), "describe topics");
        Map<ConfigResource, Config> configs =
                calls.await(
                        calls.admin()
                                .describeConfigs(
                                        names.stream().map(TopicInventory::resource).toList())
                                .all(),
                        "read the settings of topics");
        Map<String, TopicState.Found> found = new HashMap<>();
        descriptions.forEach((name, description) ->
                found.put(
                        name,
                        found(
                                description.partitions().size(),
                                description.partitions().getFirst().replicas().size(),
                                Objects.requireNonNull(configs.get(resource(name))))));
        return found;
    }

    /** What the cluster says of one topic, from its numbers and its settings. */
    public static TopicState.Found found(int partitions, int replication, Config config) {
        return new TopicState.Found(
                partitions,
                replication,
                config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value(),
                Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value()));
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** What keeps the topics from working together, one line each; empty where all is well. */
    public static List<String> problems(List<TopicState> states) {
        List<String> problems = new ArrayList<>();
        if (partitionCounts(states).size() > 1) {
            problems.add(
                    states.stream()
                                    .filter(TopicInventory::isCoPartitioned)
                                    .map(TopicInventory::withCount)
                                    .collect(Collectors.joining(", "))
                            + ": these topics must have the same number of partitions; make them"
                            + " anew or add partitions to the smaller ones before any record is"
                            + " written");
        }
        for (TopicState state : states) {
            state.found()
                    .flatMap(found -> policyProblem(state.topic(), found.cleanupPolicy()))
                    .ifPresent(problem -> problems.add(state.name() + problem));
        }
        return problems;
    }

    private static Optional<String> policyProblem(Topic topic, String policy) {
        boolean compacted = policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        return switch (topic.keeping()) {
            case LATEST_BY_KEY ->
                    compacted
                            ? Optional.empty()
                            : Optional.of(
                                    " is not compacted: set cleanup.policy=compact, or its records"
                                            + " are lost when the retention time is over");
            case BY_TIME, FOREVER ->
                    compacted
                            ? Optional.of(
                                    " is compacted: set cleanup.policy=delete, or records are lost"
                                            + " to later ones of their key, and those without a"
                                            + " key are refused")
                            : Optional.empty();
        };
    }

    /** The partition counts of the existing co-partitioned topics; one where all is well. */
    public static Set<Integer> partitionCounts(List<TopicState> states) {
        return states.stream()
                .filter(TopicInventory::isCoPartitioned)
                .flatMap(state -> state.found().stream())
                .map(TopicState.Found::partitions)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCoPartitioned(TopicState state) {
        return state.found().isPresent() && CO_PARTITIONED.contains(state.topic());
    }

    private static String withCount(TopicState state) {
        return state.name() + " has " + state.found().orElseThrow().partitions() + " partitions";
    }
}
