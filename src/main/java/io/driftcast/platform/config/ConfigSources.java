package io.driftcast.platform.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, in rising precedence.
 *
 * @param file a properties file
 * @param environment environment variables; those that begin with {@code DRIFTCAST_} count
 * @param flags key to value, from the command line
 */
public record ConfigSources(
        Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {

    /** Copies the maps. */
    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }

    /** Only an environment, for example {@link System#getenv()}. */
    public static ConfigSources ofEnvironment(Map<String, String> environment) {
        return new ConfigSources(Optional.empty(), environment, Map.of());
    }

    /** The same with a file. */
    public ConfigSources withFile(Path newFile) {
        return new ConfigSources(Optional.of(newFile), environment, flags);
    }

    /** The same with one more setting from the command line. */
    public ConfigSources withFlag(String key, String value) {
        Map<String, String> more = new HashMap<>(flags);
        more.put(key, value);
        return new ConfigSources(file, environment, more);
    }
}
