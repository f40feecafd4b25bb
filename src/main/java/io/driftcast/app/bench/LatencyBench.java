package io.driftcast.app.bench;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.RejectReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The time from a reading's sending to the arrival of its forecast at a consumer of committed
 * records, at a rate far below what the application can do, beside a {@link PassThrough}. Series
 * have no model: a fitted one adds microseconds, a transaction takes milliseconds.
 */
final class LatencyBench {

    private static final String PREFIX = "bench.latency.";
    private static final int LINGER_MILLIS = 0;
    private static final int SECONDS_THAT_DO_NOT_COUNT = 2;

    private final BenchCluster cluster;
    private final StreamBenchOptions options;
    private final Path stateDir;
    private final Consumer<String> progress;
    private final Workload workload;
    private int started;

    LatencyBench(
            BenchCluster cluster,
            StreamBenchOptions options,
            Path stateDir,
            Consumer<String> progress) {
        this.cluster = cluster;
        this.options = options;
        this.stateDir = stateDir;
        this.progress = progress;
        workload = new Workload(options.series(), options.seed());
    }

    /**
     * Runs it.
     *
     * @param outputs what the yardstick publishes
     */
    List<BenchRow> run(RecordedOutputs outputs) throws InterruptedException {
        cluster.renew(BenchTopics.all(PREFIX));
        try (WorkloadSender sender = new WorkloadSender(cluster, PREFIX, LINGER_MILLIS)) {
            sender.declare(workload.specs());
        }
        Contender forecast = new ForecastContender(cluster.serdes());
        Contender passThrough = new PassThrough(outputs);
        Interleaved<LatencySample> rounds =
                Interleaved.run(
                        0, options.rounds(), () -> round(forecast), () -> round(passThrough));
        cluster.delete(BenchTopics.all(PREFIX));
        String name = "forecast app, reading to forecast at %,d readings/s: ";
        return List.of(
                row(rounds, name.formatted(options.latencyReadingsPerSecond()) + "p50", 0.5),
                row(rounds, name.formatted(options.latencyReadingsPerSecond()) + "p99", 0.99));
    }

    private static BenchRow row(Interleaved<LatencySample> rounds, String name, double share) {
        return rounds.row(
                name, "ms", BacklogBench.YARDSTICK, Better.LESS, sample -> sample.quantile(share));
    }

    private LatencySample round(Contender contender) throws InterruptedException {
        List<String> renewed = new ArrayList<>(BenchTopics.outputs(PREFIX));
        renewed.add(Topic.READINGS.name(PREFIX));
        cluster.renew(renewed);
        started++;
        String id = String.format(Locale.ROOT, "bench-latency-%s-%02d", contender.name(), started);
        StreamMeters meters = new StreamMeters(new MetricRegistry(), RejectReason.labels());
        LatencySample sample;
        try (WorkloadSender sender = new WorkloadSender(cluster, PREFIX, LINGER_MILLIS)) {
            System.gc();
            try (RunningApplication application =
                    new RunningApplication(
                            cluster,
                            id,
                            PREFIX,
                            stateDir,
                            contender.topology(PREFIX, meters),
                            meters,
                            new Backlog(id, Topic.READINGS.name(PREFIX), 0))) {
                application.awaitRunning();
                sample = measure(application, sender);
            }
        }
        cluster.forget(id);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "latency, %s: p50 %.0f ms, p99 %.0f ms",
                        contender.name(),
                        sample.quantile(0.5),
                        sample.quantile(0.99)));
        return sample;
    }

    private LatencySample measure(RunningApplication application, WorkloadSender sender)
            throws InterruptedException {
        int seconds = options.latencySeconds() + SECONDS_THAT_DO_NOT_COUNT;
        int all = seconds * options.latencyReadingsPerSecond();
        int skipped = SECONDS_THAT_DO_NOT_COUNT * options.latencyReadingsPerSecond();
        try (LatencyReceiver receiver =
                new LatencyReceiver(cluster, Topic.FORECASTS.name(PREFIX), all)) {
            send(sender, all);
            application.await("forecasts", receiver::isComplete);
            return receiver.sampleWithout(skipped);
        }
    }

    private void send(WorkloadSender sender, int count) {
        Workload.Readings readings = workload.readings();
        long start = System.nanoTime();
        long between = TimeUnit.SECONDS.toNanos(1) / options.latencyReadingsPerSecond();
        for (int i = 0; i < count; i++) {
            long due = start + i * between;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sender.send(readings.next(), System.currentTimeMillis());
        }
        sender.flush();
    }
}
