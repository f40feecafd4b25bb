package io.driftcast.app.service;

import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.CommitWatch;
import io.driftcast.platform.admin.RecordLookup;
import io.driftcast.platform.admin.TopicInventory;
import io.driftcast.platform.admin.TopicState;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time at what Kafka Streams does not tell: whether the topics are still as they
 * were at the start, whether the registry takes our schemas, and whether commits go on.
 * Thread-safe.
 */
final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DriftcastConfig config;
    private final AvroSerdes serdes;
    private final int partitions;
    private final Map<RunningStreams, CommitWatch> commits = new LinkedHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("cluster-watch").factory());
    private volatile List<String> troubles = List.of();

    /**
     * @param partitions how many the topics had at the start
     * @param applications whose commits are looked at
     */
    ClusterWatch(
            DriftcastConfig config,
            AvroSerdes serdes,
            int partitions,
            List<RunningStreams> applications) {
        this.config = config;
        this.serdes = serdes;
        this.partitions = partitions;
        RecordLookup records = new RecordLookup(config.kafka());
        for (RunningStreams application : applications) {
            commits.put(application, new CommitWatch(PATIENCE, InstantSource.system(), records));
        }
    }

    void start() {
        var _ = clock.scheduleWithFixedDelay(this::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** What was wrong at the last look. */
    List<String> troubles() {
        return troubles;
    }

    private void look() {
        List<String> found = new ArrayList<>();
        collect(found, () -> lookAtKafka(found));
        collect(found, this::lookAtRegistry);
        for (String trouble : found) {
            if (!troubles.contains(trouble)) {
                LOG.error("not ready: {}", trouble);
            }
        }
        troubles = List.copyOf(found);
    }

    /** A look that fails says why; the other one is taken all the same. */
    private static void collect(List<String> found, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            found.add(String.valueOf(e.getMessage()));
        }
    }

    private void lookAtKafka(List<String> found) {
        try (AdminCalls calls = AdminCalls.open(config.kafka())) {
            List<TopicState> states = TopicInventory.read(calls, config.topics().prefix());
            found.addAll(TopicInventory.problems(states));
            states.stream()
                    .filter(state -> state.found().isEmpty())
                    .forEach(state -> found.add(state.name() + " is not there any more"));
            Set<Integer> counts = TopicInventory.partitionCounts(states);
            if (counts.size() == 1 && !counts.contains(partitions)) {
                found.add(
                        "the topics have %s partitions and had %s at the start: start all instances again, with topics that were made with so many, as keys have moved"
                                .formatted(counts.iterator().next(), partitions));
            }
            commits.forEach(
                    (application, watch) -> lookAtCommits(calls, application, watch, found));
        }
    }

    private static void lookAtCommits(
            AdminCalls calls, RunningStreams application, CommitWatch watch, List<String> found) {
        Set<TopicPartition> partitions = application.partitions();
        if (partitions.isEmpty()) {
            return;
        }
        List<TopicPartition> stuck = watch.look(calls, application.name(), partitions);
        if (!stuck.isEmpty()) {
            found.add(
                    "%s has committed nothing of %s for more than %s s, though records wait; the log says why"
                            .formatted(application.name(), stuck, PATIENCE.toSeconds()));
        }
    }

    /** What has been answered once is not asked for again: later failures stop the threads. */
    private void lookAtRegistry() {
        for (Topic topic :
                List.of(
                        Topic.OBSERVATIONS,
                        Topic.FORECASTS,
                        Topic.MODELS,
                        Topic.FIT_REQUESTS,
                        Topic.TEXT_SCORES,
                        Topic.SHADOW_SCORES)) {
            topic.recordType()
                    .ifPresent(type ->
                            serdes.values(type).prepare(topic.name(config.topics().prefix())));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
