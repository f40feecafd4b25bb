package io.driftcast.platform.config;

import java.util.List;

/** The configuration cannot be used; the message has one line for each problem. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: the key, where it came from, what is wrong and what is legal. */
    public List<String> problems() {
        return problems;
    }
}
