package io.driftcast.app.service;

import io.driftcast.platform.failure.WorkException;
import io.driftcast.stream.topology.gate.FailedRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;

/** One of the applications: its threads, and whether they do their work. Thread-safe. */
final class RunningStreams {

    private static final String RUNNING = "RUNNING";

    private final String name;
    private final int threads;
    private final KafkaStreams streams;
    private final RestartingHandler handler;
    private final FailedRecords failed;

    /**
     * Makes it ready to start.
     *
     * @throws WorkException if another process works in its directory
     */
    RunningStreams(String name, Topology topology, Properties properties) {
        this.name = name;
        this.threads = number(properties, StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        this.handler = new RestartingHandler(name);
        this.failed = FailedRecords.of(properties);
        this.streams = make(topology, properties);
        streams.setUncaughtExceptionHandler(handler);
    }

    private static int number(Properties properties, String key) {
        return (Integer) Objects.requireNonNull(properties.get(key), key);
    }

    private static KafkaStreams make(Topology topology, Properties properties) {
        try {
            return new KafkaStreams(topology, properties, new LeavingClients());
        } catch (StreamsException e) {
            Path stateDir = Path.of(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG));
            throw new WorkException(
                    "cannot work in %s (%s): if another instance runs there, give this one a state.dir of its own"
                            .formatted(stateDir.toAbsolutePath(), e.getMessage()),
                    e);
        }
    }

    String name() {
        return name;
    }

    void start() {
        streams.start();
    }

    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    boolean hasStopped() {
        return streams.state().hasCompletedShutdown();
    }

    /** Why it does not do its work; empty if it does. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        KafkaStreams.State state = streams.state();
        if (state != KafkaStreams.State.RUNNING) {
            troubles.add("%s is %s".formatted(name, state));
        } else {
            long running =
                    streams.metadataForLocalThreads().stream()
                            .filter(thread -> thread.threadState().equals(RUNNING))
                            .count();
            if (running < threads) {
                troubles.add("%s has %s of %s threads".formatted(name, running, threads));
            }
        }
        handler.trouble().ifPresent(troubles::add);
        troubles.addAll(failed.troubles());
        return troubles;
    }

    /** The partitions that it works on here. */
    Set<TopicPartition> partitions() {
        return streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::activeTasks)
                .flatMap(Set::stream)
                .map(TaskMetadata::topicPartitions)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Stops it; its threads leave their group. */
    void close(Duration timeout) {
        streams.close(
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(timeout));
    }
}
