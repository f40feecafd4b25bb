package io.driftcast.app.bench;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.topology.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** A topology at work with the settings of the real application and one stream thread. */
final class RunningApplication implements AutoCloseable {

    private static final int THREADS = 1;
    private static final long LOOK_EVERY_MILLIS = 5;
    private static final Duration STOP = Duration.ofSeconds(20);

    private final String applicationId;
    private final KafkaStreams streams;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Starts it.
     *
     * @param prefix of the topics
     * @param backlog is told what the application reads
     */
    RunningApplication(
            BenchCluster cluster,
            String applicationId,
            String prefix,
            Path stateDir,
            Topology topology,
            StreamMeters meters,
            Backlog backlog) {
        this.applicationId = applicationId;
        Map<String, String> kafka = new HashMap<>(cluster.clientSettings());
        kafka.put(StreamsConfig.topicPrefix("file.delete.delay.ms"), "1000");
        Properties properties =
                StreamsProperties.of(applicationId, prefix, stateDir, THREADS, kafka, meters);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                Backlog.Interceptor.class.getName());
        properties.put(StreamsConfig.mainConsumerPrefix(Backlog.CONFIG), backlog);
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(problem -> {
            failure.compareAndSet(null, problem);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    /** Waits until it is ready for records. */
    void awaitRunning() throws InterruptedException {
        await("starts", () -> streams.state() == KafkaStreams.State.RUNNING);
    }

    /**
     * Waits for something that it does.
     *
     * @throws BenchException if it fails, or does not do it in time
     */
    void await(String what, Patience.Condition condition) throws InterruptedException {
        Patience.until(
                applicationId + " " + what,
                LOOK_EVERY_MILLIS,
                () -> {
                    Throwable problem = failure.get();
                    if (problem != null) {
                        throw new BenchException(
                                "%s has failed: %s".formatted(applicationId, problem), problem);
                    }
                    return condition.holds();
                });
    }

    /** Stops it and deletes its local state. */
    @Override
    public void close() {
        streams.close(
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(STOP));
        streams.cleanUp();
    }
}
