package io.driftcast.app.command;

import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.TopicCreation;
import io.driftcast.platform.admin.TopicInventory;
import io.driftcast.platform.admin.TopicState;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.render.Json;
import io.driftcast.render.TextTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code topics}: what the cluster has of our topics; with {@code --create}, makes the rest. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "List the topics: whether they exist, partitions, replication, cleanup.",
        footer = {
            "",
            "Examples:",
            "  driftcast topics -b localhost:9092",
            "  driftcast topics --create --set topics.partitions=12 -b localhost:9092"
        })
final class TopicsCommand implements Runnable {

    @Mixin private final ConfigOptions options;

    @Option(
            names = "--create",
            description =
                    "Make the topics that are missing, all with the same number of partitions.")
    private boolean create;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    TopicsCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        DriftcastConfig config = options.load("kafka.bootstrap.servers");
        Logs.quietClients();
        try (AdminCalls calls = AdminCalls.open(config.kafka())) {
            List<TopicState> states =
                    create
                            ? TopicCreation.createMissing(calls, config.topics())
                            : TopicInventory.read(calls, config.topics().prefix());
            PrintWriter out = spec.commandLine().getOut();
            switch (format) {
                case TABLE -> table(states).lines().forEach(out::println);
                case JSON -> out.println(Json.line(Document.of(states)));
            }
            TopicInventory.problems(states)
                    .forEach(problem -> spec.commandLine().getErr().println("problem: " + problem));
        }
    }

    private static TextTable table(List<TopicState> states) {
        TextTable table =
                new TextTable("TOPIC", "EXISTS", "PARTITIONS", "REPLICATION", "CLEANUP", "KEPT");
        for (TopicState state : states) {
            state.found()
                    .ifPresentOrElse(
                            found ->
                                    table.row(
                                            state.name(),
                                            "yes",
                                            found.partitions(),
                                            found.replication(),
                                            found.cleanupPolicy(),
                                            kept(found)),
                            () -> table.row(state.name(), "no", "-", "-", "-", "-"));
        }
        return table;
    }

    private static String kept(TopicState.Found found) {
        if (!found.cleanupPolicy().contains("delete")) {
            return "latest by key";
        }
        Duration retention = Duration.ofMillis(found.retentionMs());
        if (retention.isNegative()) {
            return "for ever";
        }
        return retention.toDays() > 0 ? retention.toDays() + " d" : retention.toMinutes() + " min";
    }

    /** The JSON answer. */
    record Document(List<Row> topics, List<String> problems) {
        static Document of(List<TopicState> states) {
            return new Document(
                    states.stream().map(Row::of).toList(), TopicInventory.problems(states));
        }
    }

    /** One topic in the JSON answer; null where the topic does not exist. */
    record Row(
            String topic,
            boolean exists,
            @Nullable Integer partitions,
            @Nullable Integer replication,
            @Nullable String cleanupPolicy,
            @Nullable Long retentionMs) {

        static Row of(TopicState state) {
            return state.found()
                    .map(found ->
                            new Row(
                                    state.name(),
                                    true,
                                    found.partitions(),
                                    found.replication(),
                                    found.cleanupPolicy(),
                                    found.retentionMs()))
                    .orElseGet(() -> new Row(state.name(), false, null, null, null, null));
        }
    }
}
