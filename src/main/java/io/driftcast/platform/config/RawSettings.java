package io.driftcast.platform.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The texts of all sources, the strongest of each key, and where each came from. */
final class RawSettings {

    private static final int FILE = 100;
    private static final int ENVIRONMENT = 200;
    private static final int COMMAND_LINE = 300;

    private final SmallRyeConfig config;
    private final SortedSet<String> keys;
    private final Map<String, String> variables;
    private final Optional<Path> file;

    private RawSettings(
            SmallRyeConfig config,
            SortedSet<String> keys,
            Map<String, String> variables,
            Optional<Path> file) {
        this.config = config;
        this.keys = keys;
        this.variables = variables;
        this.file = file;
    }

    /** Reads every source; interpolation is off, so that passwords with a dollar sign survive. */
    static RawSettings read(ConfigSources sources) {
        Map<String, String> variables = EnvironmentNames.settings(sources.environment());
        Map<String, String> environment = new HashMap<>();
        variables.forEach((key, variable) ->
                environment.put(key, sources.environment().getOrDefault(variable, "")));
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(environment, "environment", ENVIRONMENT),
                                new PropertiesConfigSource(
                                        sources.flags(), "command line", COMMAND_LINE));
        SortedSet<String> keys = new TreeSet<>(environment.keySet());
        keys.addAll(sources.flags().keySet());
        sources.file()
                .ifPresent(path -> {
                    PropertiesConfigSource source = fileSource(path);
                    builder.withSources(source);
                    keys.addAll(source.getPropertyNames());
                });
        return new RawSettings(builder.build(), keys, variables, sources.file());
    }

    private static PropertiesConfigSource fileSource(Path file) {
        try {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw unreadable(file, "there is no such file, or it cannot be read");
            }
            return new PropertiesConfigSource(file.toUri().toURL(), FILE);
        } catch (IOException | IllegalArgumentException e) { // the latter: a malformed escape
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigException unreadable(Path file, String why) {
        return new ConfigException(
                List.of("configuration file " + file + ": " + why + "; give another one"));
    }

    /** Every key that is set somewhere, sorted. */
    SortedSet<String> keys() {
        return keys;
    }

    /** The text of a key from the strongest source that has it. */
    Optional<String> value(String key) {
        return Optional.ofNullable(config.getConfigValue(key).getValue());
    }

    /** Where a key's text came from, for a message. */
    String origin(String key) {
        ConfigValue value = config.getConfigValue(key);
        return switch (value.getConfigSourceOrdinal()) {
            case ENVIRONMENT -> "environment variable " + variables.get(key);
            case COMMAND_LINE -> "command line";
            case FILE ->
                    file.map(Path::toString).orElse("file")
                            + (value.getLineNumber() > 0 ? ":" + value.getLineNumber() : "");
            default -> "unknown source";
        };
    }
}
