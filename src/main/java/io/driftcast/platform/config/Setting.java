package io.driftcast.platform.config;

/**
 * One setting: how it is written, what it means and how its text becomes a value.
 *
 * @param key the key in a configuration file
 * @param defaultText the text that applies where nothing is set; read as any other
 * @param documentedDefault the default as the documentation gives it, for one that depends on the
 *     machine
 * @param meaning one sentence for the documentation
 * @param legal which values it may have
 */
record Setting<T>(
        String key, String defaultText, String documentedDefault, String meaning, Legal<T> legal) {

    /** The name of the environment variable that sets it. */
    String environmentName() {
        return EnvironmentNames.of(key);
    }
}
