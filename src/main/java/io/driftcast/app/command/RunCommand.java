package io.driftcast.app.command;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.app.service.DriftcastService;
import io.driftcast.app.service.Monitoring;
import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.TopicInventory;
import io.driftcast.platform.admin.TopicState;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: all applications against the user's own Kafka and registry, until told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run the forecast, train and score applications against a Kafka and a schema registry.",
            "Serves /live, /ready and /metrics on http.host and http.port."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast run --config driftcast.properties",
            "  driftcast run -b localhost:9092 --schema-registry http://localhost:8081"
        })
final class RunCommand implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final long LOOK_EVERY_SECONDS = 1;

    @Mixin private final ConfigOptions options;

    RunCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        DriftcastConfig config = options.load("kafka.bootstrap.servers", "schema.registry.url");
        LOG.info("starting with {}", config);
        CountDownLatch stop = new CountDownLatch(1);
        try (StopOnSignal _ = StopOnSignal.of(stop::countDown)) {
            requireStateDir(config.stateDir());
            serve(config, requireTopics(config), stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireStateDir(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new WorkException(
                    "cannot make the folder %s (%s): name another one as state.dir"
                            .formatted(directory, e.getClass().getSimpleName()),
                    e);
        }
        if (!Files.isWritable(directory)) {
            throw new WorkException(
                    "cannot write to %s: let this user write there or name another state.dir"
                            .formatted(directory.toAbsolutePath()));
        }
    }

    /**
     * Checks the topics before anything is read from them.
     *
     * @return how many partitions the readings topic has
     */
    private static int requireTopics(DriftcastConfig config) {
        try (AdminCalls calls = AdminCalls.open(config.kafka())) {
            List<TopicState> states = TopicInventory.read(calls, config.topics().prefix());
            List<String> missing =
                    states.stream()
                            .filter(state -> state.found().isEmpty())
                            .map(TopicState::name)
                            .toList();
            if (!missing.isEmpty()) {
                throw new WorkException(
                        "the cluster has no %s: 'driftcast topics --create' makes what is missing"
                                .formatted(String.join(", ", missing)));
            }
            List<String> problems = TopicInventory.problems(states);
            if (!problems.isEmpty()) {
                throw new WorkException(String.join("; ", problems));
            }
            return TopicInventory.partitionCounts(states).iterator().next();
        }
    }

    private static void serve(DriftcastConfig config, int partitions, CountDownLatch stop)
            throws InterruptedException {
        MetricRegistry metrics = new MetricRegistry();
        try (SchemaRegistry registry =
                        SchemaRegistry.connect(RegistrySettings.of(config.schemaRegistry()));
                DriftcastService service =
                        new DriftcastService(
                                config, new AvroSerdes(registry), metrics, partitions);
                Monitoring _ = Monitoring.start(config.http(), service, metrics)) {
            service.startForecast();
            service.startTrain();
            service.startScore();
            boolean told = false;
            while (!told) {
                service.requireAlive();
                told = stop.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
            }
            LOG.info("stopping");
        }
    }
}
