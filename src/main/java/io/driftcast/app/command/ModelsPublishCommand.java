package io.driftcast.app.command;

import io.driftcast.app.service.TextModelPublisher;
import io.driftcast.avro.Model;
import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.render.Json;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.TextModelRelease;
import io.driftcast.text.classifier.TextModel;
import io.driftcast.text.classifier.TextModelCard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models publish}: a classifier's file as records on the models topic. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publish a classifier of texts, a file of train text: the score application takes it up",
            "between two texts, or refuses it on model-activations with the reason."
        },
        footer = {
            "",
            "Examples:",
            "  driftcast models publish reviews.model -b localhost:9092 --schema-registry URL",
            "  driftcast models publish next.model --id global/default/next --role shadow -b ..."
        })
final class ModelsPublishCommand implements Runnable {

    @Mixin private final ConfigOptions options;

    @Parameters(paramLabel = "FILE", description = "A file that train text wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--id",
            defaultValue = "global/default",
            paramLabel = "ID",
            description =
                    "global/NAME or global/NAME/VARIANT; text.models says which NAME scores which"
                            + " source. Default: global/default.")
    private String id = "";

    @Option(
            names = "--role",
            defaultValue = "champion",
            description =
                    "champion (default) works; the latest challenger or shadow scores beside it, to"
                            + " shadow-scores.")
    private Role role = Role.CHAMPION;

    @Option(names = "--pinned", description = "Stays champion whatever is published after it.")
    private boolean pinned;

    @Option(
            names = "--deployment",
            paramLabel = "N",
            description =
                    "The later of two champions has the larger one. Default: the time, in"
                            + " milliseconds.")
    private @Nullable Long deployment;

    @Option(names = "--format", defaultValue = "table", description = "table (default) or json.")
    private OutputFormat format = OutputFormat.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    ModelsPublishCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        ModelImage image = ModelFileOption.image(file);
        TextModelRelease release = release(ModelFileOption.model(file));
        DriftcastConfig config = options.load("kafka.bootstrap.servers", "schema.registry.url");
        Logs.quietClients();
        try (SchemaRegistry registry =
                SchemaRegistry.connect(RegistrySettings.of(config.schemaRegistry()))) {
            int records =
                    TextModelPublisher.publish(
                            config.kafka(),
                            new AvroSerdes(registry).values(Model.class).serializer(),
                            Topic.MODELS.name(config.topics().prefix()),
                            image,
                            release);
            PrintWriter out = spec.commandLine().getOut();
            Document document =
                    new Document(
                            release.modelId(),
                            release.version(),
                            release.deployment(),
                            role.name(),
                            image.parameters().length,
                            records);
            switch (format) {
                case TABLE ->
                        out.printf(
                                Locale.ROOT,
                                "%s, version %s, deployment %s: %,d bytes in %d records%n",
                                document.modelId,
                                document.version,
                                document.deployment,
                                document.bytes,
                                document.records);
                case JSON -> out.println(Json.line(document));
            }
        } catch (IllegalArgumentException e) {
            throw new CallException("--id %s: %s".formatted(id, e.getMessage()));
        }
    }

    private TextModelRelease release(TextModel model) {
        TextModelCard card = model.card();
        Instant now = Instant.now();
        return new TextModelRelease(
                id,
                TextModelRelease.versionOf(model.image()),
                deployment == null ? now.toEpochMilli() : deployment,
                role,
                pinned,
                model.kind().word(),
                Instant.EPOCH,
                Instant.EPOCH,
                card.trainingTexts(),
                "published by hand",
                card.validationTexts() == 0
                        ? Map.of()
                        : Map.of(
                                "accuracy", card.validation().accuracy(),
                                "macro_f1", card.validation().macroF1(),
                                "log_loss", card.validation().logLoss()));
    }

    /** What was published. */
    record Document(
            String modelId, String version, long deployment, String role, int bytes, int records) {}
}
