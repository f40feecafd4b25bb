package io.driftcast.app.command;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.app.service.Applications;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.render.Json;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.training.FitPool;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code topology}: what the applications are made of, as Kafka Streams describes it. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Print the operators, stores and topics of all applications.")
final class TopologyCommand implements Runnable {

    @Mixin private final ConfigOptions options;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    TopologyCommand(ConfigOptions options) {
        this.options = options;
    }

    /** The JSON answer: a description an application. */
    record Document(String forecast, String train, String score) {}

    @Override
    public void run() {
        Document document = describe(options.load());
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TABLE -> {
                out.println("forecast application");
                out.println(document.forecast());
                out.println("train application");
                out.println(document.train());
                out.println("score application");
                out.println(document.score());
            }
            case JSON -> out.println(Json.line(document));
        }
    }

    /** Descriptions name topics but connect to nothing, so that any registry will do. */
    static Document describe(DriftcastConfig config) {
        Map<String, String> nowhere = Map.of("schema.registry.url", "mock://topology");
        try (SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.of(nowhere));
                FitPool pool = new FitPool("none", 1, 1, Duration.ZERO)) {
            Applications applications =
                    new Applications(
                            config,
                            new AvroSerdes(registry),
                            new StreamMeters(new MetricRegistry(), RejectReason.labels()),
                            config.topics().partitions());
            Topology forecast = applications.forecast();
            Topology train = applications.train(pool);
            Topology score = applications.score();
            return new Document(
                    forecast.describe().toString(),
                    train.describe().toString(),
                    score.describe().toString());
        }
    }
}
