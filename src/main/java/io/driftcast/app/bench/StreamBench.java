package io.driftcast.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bench stream}: the forecast application on an embedded broker, exactly once on one stream
 * thread, beside a pass-through that has the same settings, the same input and as many bytes to
 * write.
 */
public final class StreamBench {

    private final StreamBenchOptions options;
    private final Path stateDir;
    private final Consumer<String> progress;

    /**
     * @param stateDir where the applications may keep state; made where it is missing
     * @param progress is told what is being done
     */
    public StreamBench(StreamBenchOptions options, Path stateDir, Consumer<String> progress) {
        this.options = options;
        this.stateDir = stateDir;
        this.progress = progress;
    }

    /**
     * Runs it, in some minutes.
     *
     * @throws BenchException if something could not be measured
     * @throws InterruptedException if it is told to end; everything it started is closed by then
     */
    public BenchReport run() throws InterruptedException {
        Machine machine = Machine.current();
        List<BenchRow> rows = new ArrayList<>();
        try (BenchCluster cluster = BenchCluster.start()) {
            BacklogBench.Result fallback = backlog(cluster, ForecastCase.FALLBACK);
            rows.addAll(fallback.rows());
            rows.addAll(backlog(cluster, ForecastCase.ARIMA).rows());
            if (options.latencySeconds() > 0) {
                rows.addAll(
                        new LatencyBench(cluster, options, stateDir, progress)
                                .run(fallback.outputs()));
            }
        }
        return new BenchReport(machine, rows);
    }

    private BacklogBench.Result backlog(BenchCluster cluster, ForecastCase forecastCase)
            throws InterruptedException {
        return new BacklogBench(cluster, forecastCase, options, stateDir, progress).run();
    }
}
