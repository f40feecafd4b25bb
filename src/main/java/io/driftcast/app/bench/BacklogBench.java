package io.driftcast.app.bench;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.RejectReason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How fast the forecast application works through readings that are there before it starts, and
 * what it costs, beside a {@link PassThrough} of the same traffic. Every round is an application of
 * a new name that begins at the first reading, with empty output topics.
 */
final class BacklogBench {

    static final String YARDSTICK = "Kafka Streams pass-through, same output bytes";

    private static final int LINGER_MILLIS = 20;

    private final BenchCluster cluster;
    private final ForecastCase forecastCase;
    private final StreamBenchOptions options;
    private final Path stateDir;
    private final Consumer<String> progress;
    private final String prefix;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int started;

    BacklogBench(
            BenchCluster cluster,
            ForecastCase forecastCase,
            StreamBenchOptions options,
            Path stateDir,
            Consumer<String> progress) {
        this.cluster = cluster;
        this.forecastCase = forecastCase;
        this.options = options;
        this.stateDir = stateDir;
        this.progress = progress;
        prefix = forecastCase.prefix();
    }

    /**
     * What came of it.
     *
     * @param rows the figures
     * @param outputs what the forecast application published
     */
    record Result(List<BenchRow> rows, RecordedOutputs outputs) {}

    Result run() throws InterruptedException {
        fill();
        Contender forecast = new ForecastContender(cluster.serdes());
        RecordedOutputs outputs = record(forecast);
        Contender passThrough = new PassThrough(outputs);
        Interleaved<BacklogSample> rounds =
                Interleaved.run(
                        options.warmups(),
                        options.rounds(),
                        () -> round(forecast, new MetricRegistry()),
                        () -> round(passThrough, new MetricRegistry()));
        checkBytes(outputs, RecordedOutputs.read(cluster, prefix, options.readings()));
        cluster.delete(BenchTopics.all(prefix));
        return new Result(rows(rounds), outputs);
    }

    private List<BenchRow> rows(Interleaved<BacklogSample> rounds) {
        String name = "forecast app, " + forecastCase.words() + ": ";
        return List.of(
                rounds.row(
                        name + "throughput",
                        "readings/s",
                        YARDSTICK,
                        Better.MORE,
                        BacklogSample::readingsPerSecond),
                rounds.row(
                        name + "processor time of the application",
                        "CPU-s per million readings",
                        YARDSTICK,
                        Better.LESS,
                        BacklogSample::applicationCpuSecondsPerMillion),
                rounds.row(
                        name + "processor time of application and broker",
                        "CPU-s per million readings",
                        YARDSTICK,
                        Better.LESS,
                        BacklogSample::processCpuSecondsPerMillion),
                rounds.row(
                        name + "allocation of the application",
                        "bytes a reading",
                        YARDSTICK,
                        Better.LESS,
                        BacklogSample::allocatedBytesPerReading));
    }

    private void fill() throws InterruptedException {
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "%s: sending %,d readings",
                        forecastCase.words(),
                        options.readings()));
        cluster.renew(BenchTopics.all(prefix));
        Workload workload = new Workload(options.series(), options.seed());
        try (WorkloadSender sender = new WorkloadSender(cluster, prefix, LINGER_MILLIS)) {
            sender.declare(workload.specs());
            switch (forecastCase) {
                case FALLBACK -> {}
                case ARIMA -> sender.publish(workload.models());
            }
            Workload.Readings readings = workload.readings();
            for (int i = 0; i < options.readings(); i++) {
                int partition = sender.send(readings.next(), System.currentTimeMillis());
                ends.merge(
                        new TopicPartition(Topic.READINGS.name(prefix), partition), 1L, Long::sum);
            }
            sender.flush();
        }
    }

    /** The first run of ours: what it publishes is what the yardstick will publish. */
    private RecordedOutputs record(Contender forecast) throws InterruptedException {
        MetricRegistry metrics = new MetricRegistry();
        round(forecast, metrics);
        long activated = metrics.meter("driftcast.models_activated").getCount();
        long expected =
                switch (forecastCase) {
                    case FALLBACK -> 0;
                    case ARIMA -> Math.min(options.series(), options.readings());
                };
        if (activated != expected) {
            throw new BenchException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d models went to work, not %d",
                            forecastCase.words(),
                            activated,
                            expected));
        }
        return RecordedOutputs.read(cluster, prefix, options.readings());
    }

    /** The last round was the yardstick's: its outputs are still there. */
    private static void checkBytes(RecordedOutputs ours, RecordedOutputs theirs) {
        if (ours.bytes() != theirs.bytes()) {
            throw new BenchException(
                    String.format(
                            Locale.ROOT,
                            "the yardstick wrote %d bytes, not %d as the forecast application: the ratio would mean nothing",
                            theirs.bytes(),
                            ours.bytes()));
        }
    }

    private BacklogSample round(Contender contender, MetricRegistry metrics)
            throws InterruptedException {
        cluster.renew(BenchTopics.outputs(prefix));
        started++;
        String id = String.format(Locale.ROOT, "%s%s-%02d", prefix, contender.name(), started);
        Backlog backlog = new Backlog(id, Topic.READINGS.name(prefix), options.readings());
        StreamMeters meters = new StreamMeters(metrics, RejectReason.labels());
        // Nobody's rest is to be cleared away in the other's time.
        System.gc();
        BacklogSample sample;
        try (RunningApplication application =
                new RunningApplication(
                        cluster,
                        id,
                        prefix,
                        stateDir,
                        contender.topology(prefix, meters),
                        meters,
                        backlog)) {
            application.await("reads the backlog", backlog::isDelivered);
            application.await("commits", () -> cluster.progress().hasCommitted(id, ends));
            sample = backlog.sample();
        }
        cluster.forget(id);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "%s, %s: %,.0f readings/s, %.1f CPU-s per million, with the broker %.1f; %,.0f bytes a reading",
                        forecastCase.words(),
                        contender.name(),
                        sample.readingsPerSecond(),
                        sample.applicationCpuSecondsPerMillion(),
                        sample.processCpuSecondsPerMillion(),
                        sample.allocatedBytesPerReading()));
        return sample;
    }
}
