package io.driftcast.app.service;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.stream.topology.StreamsProperties;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.training.FitPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/** The three applications, running against one Kafka. */
public final class DriftcastService implements AutoCloseable {

    private static final int TRAIN_STREAM_THREADS = 1;

    /** Enough that a thread never waits for the next hand-over; the rest waits in the tasks. */
    private static final int QUEUED_PER_THREAD = 4;

    /** Read where the kernels make their team of threads, at its first use. */
    private static final String KERNEL_THREADS = "driftcast.kernel.threads";

    private final DriftcastConfig config;
    private final FitPool pool;
    private final RunningStreams forecast;
    private final RunningStreams train;
    private final RunningStreams score;
    private final ClusterWatch watch;

    /**
     * Builds the applications; {@link #startForecast}, {@link #startTrain} and {@link #startScore}
     * run them.
     *
     * @param serdes how records are read and written; stays the caller's to close
     * @param registry where the meters are to be seen
     * @param partitions how many partitions the readings topic has
     */
    public DriftcastService(
            DriftcastConfig config, AvroSerdes serdes, MetricRegistry registry, int partitions) {
        this.config = config;
        System.setProperty(KERNEL_THREADS, Integer.toString(config.kernel().threads()));
        StreamMeters meters = new StreamMeters(registry, RejectReason.labels());
        Applications applications = new Applications(config, serdes, meters, partitions);
        int threads = config.train().threads();
        pool = new FitPool("fit", threads, QUEUED_PER_THREAD * threads, config.shutdownTimeout());
        forecast =
                streams(
                        applications.forecast(),
                        config.forecastApplicationId(),
                        config.forecast().threads(),
                        meters);
        train =
                streams(
                        applications.train(pool),
                        config.trainApplicationId(),
                        TRAIN_STREAM_THREADS,
                        meters);
        score =
                streams(
                        applications.score(),
                        config.scoreApplicationId(),
                        config.score().threads(),
                        meters);
        watch = new ClusterWatch(config, serdes, partitions, List.of(forecast, train, score));
    }

    private RunningStreams streams(
            Topology topology, String applicationId, int threads, StreamMeters meters) {
        Properties properties =
                StreamsProperties.of(
                        applicationId,
                        config.topics().prefix(),
                        config.stateDir(),
                        threads,
                        config.kafka(),
                        meters);
        return new RunningStreams(applicationId, topology, properties);
    }

    /** Starts to answer readings. */
    public void startForecast() {
        forecast.start();
        watch.start();
    }

    /** Starts to fit models. */
    public void startTrain() {
        train.start();
    }

    /** Starts to score texts. */
    public void startScore() {
        score.start();
    }

    /** Whether readings are being answered. */
    public boolean forecasts() {
        return forecast.isRunning();
    }

    /** Whether texts are being scored. */
    public boolean scores() {
        return score.isRunning();
    }

    /** Why the service cannot take readings yet or any more; empty if it can. */
    List<String> unready() {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(forecast.troubles());
        reasons.addAll(train.troubles());
        reasons.addAll(score.troubles());
        reasons.addAll(watch.troubles());
        return reasons;
    }

    /** Whether no application has stopped for good. */
    boolean isAlive() {
        return !forecast.hasStopped() && !train.hasStopped() && !score.hasStopped();
    }

    /**
     * Checks that all applications run.
     *
     * @throws WorkException if one of the applications has stopped for good
     */
    public void requireAlive() {
        if (!isAlive()) {
            throw new WorkException(
                    "an application has stopped: %s; its log says why".formatted(unready()));
        }
    }

    /**
     * Stops all, leaving their groups at once so that the next start need not wait for this one's
     * session to run out.
     */
    @Override
    public void close() {
        watch.close();
        forecast.close(config.shutdownTimeout());
        train.close(config.shutdownTimeout());
        score.close(config.shutdownTimeout());
        pool.close();
    }
}
