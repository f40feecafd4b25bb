package io.driftcast.app.command;

import io.driftcast.platform.config.ConfigLoader;
import io.driftcast.platform.config.ConfigSources;
import io.driftcast.platform.config.DriftcastConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where settings come from; mixed into every command that needs them. */
final class ConfigOptions {

    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings (docs/configuration.md).")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting; overrules the file and the environment. Repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "The Kafka brokers; the same as --set kafka.bootstrap.servers=...")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "The schema registry; the same as --set schema.registry.url=...")
    private @Nullable String schemaRegistry;

    ConfigOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the configuration.
     *
     * @param required keys without a default that the command needs
     */
    DriftcastConfig load(String... required) {
        ConfigSources sources = ConfigSources.ofEnvironment(environment);
        if (file != null) {
            sources = sources.withFile(file);
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            sources = sources.withFlag(setting.getKey(), setting.getValue());
        }
        if (bootstrapServers != null) {
            sources = sources.withFlag("kafka.bootstrap.servers", bootstrapServers);
        }
        if (schemaRegistry != null) {
            sources = sources.withFlag("schema.registry.url", schemaRegistry);
        }
        return ConfigLoader.load(sources, required);
    }
}
