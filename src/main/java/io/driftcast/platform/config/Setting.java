package io.driftcast.platform.config;

import java.util.function.Function;

/**
 * One setting: how it is written, what it means and how its text becomes a value.
 *
 * @param key the key in a configuration file
 * @param defaultText the text that applies where nothing is set; read by {@code parse} too
 * @param documentedDefault the default as the documentation gives it, for one that depends on the
 *     machine
 * @param legal what is legal, for the message about a bad value
 * @param meaning one sentence for the documentation
 * @param parse text to value; throws {@link IllegalArgumentException} saying what is wrong
 */
record Setting<T>(
        String key,
        String defaultText,
        String documentedDefault,
        String legal,
        String meaning,
        Function<String, T> parse) {

    /** The name of the environment variable that sets it. */
    String environmentName() {
        return EnvironmentNames.of(key);
    }
}
