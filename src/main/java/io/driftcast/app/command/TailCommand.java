package io.driftcast.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftcast.app.report.RecordLine;
import io.driftcast.edge.query.TopicTail;
import io.driftcast.platform.admin.TopicMustExist;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.config.Suggestion;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.serde.Topic;
import io.driftcast.render.Json;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tail}: follows one of our topics and shows its records decoded. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Follow a topic and show its records, decoded, as they are committed.",
        footer = {
            "",
            "Examples:",
            "  driftcast tail forecasts --key meter-1 --config driftcast.properties",
            "  driftcast tail dead-letters --from-beginning --max 5 --format json -b localhost:9092"
        })
final class TailCommand implements Runnable {

    @Mixin private final ConfigOptions options;

    @Parameters(
            paramLabel = "TOPIC",
            description =
                    "readings, series, forecasts, dead-letters and so on; with or without the prefix.")
    private String topicName = "";

    @Option(
            names = "--from-beginning",
            description = "From the first record that is kept; else from now on.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "End after N records.")
    private long max = Long.MAX_VALUE;

    @Option(names = "--key", paramLabel = "K", description = "Only records with this key.")
    private @Nullable String key;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table (default): a line for people; json: a JSON document a line.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    TailCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        if (max < 1) {
            throw new CallException("--max " + max + ": give a number of records from 1 on");
        }
        DriftcastConfig config = options.load("kafka.bootstrap.servers");
        Topic topic = topic(config.topics().prefix());
        if (topic.recordType().isPresent()) {
            config = options.load("kafka.bootstrap.servers", "schema.registry.url");
        }
        Logs.quietClients();
        TopicMustExist.check(config, topic);
        TopicTail tail =
                TopicTail.open(
                        topic,
                        config.topics().prefix(),
                        fromBeginning,
                        config.kafka(),
                        config.schemaRegistry());
        StopOnSignal signal = StopOnSignal.of(tail::stop);
        try (signal;
                tail) { // closed first: the signal holds the process until then
            tail.follow(Optional.ofNullable(key), printer(spec.commandLine().getOut()));
        }
    }

    private Topic topic(String prefix) {
        List<String> names = Arrays.stream(Topic.values()).map(topic -> topic.name("")).toList();
        String wanted =
                !prefix.isEmpty() && topicName.startsWith(prefix)
                        ? topicName.substring(prefix.length())
                        : topicName;
        return Stream.of(Topic.values())
                .filter(topic -> topic.name("").equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new CallException(
                                topicName
                                        + " is not one of the topics "
                                        + String.join(", ", names)
                                        + Suggestion.clause(wanted, names)));
    }

    private Predicate<ObjectNode> printer(PrintWriter out) {
        long[] left = {max};
        return kafkaRecord -> {
            out.println(
                    switch (format) {
                        case TABLE -> RecordLine.of(kafkaRecord);
                        case JSON -> Json.line(kafkaRecord);
                    });
            out.flush();
            // checkError: whoever read our output is gone
            return --left[0] > 0 && !out.checkError();
        };
    }
}
