package io.driftcast.platform.broker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an {@link EmbeddedBroker} keeps its logs and where it listens.
 *
 * @param directory what is kept from run to run; empty for a temporary directory that is deleted
 *     when the broker stops
 * @param port a port on the loopback address, 0 to 65,535; 0 takes a free one
 */
public record BrokerOptions(Optional<Path> directory, int port) {

    /** Checks the port. */
    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "broker port " + port + ": choose one from 1 to 65535, or 0 for a free one");
        }
    }

    /** A temporary directory and a free port. */
    public static BrokerOptions temporary() {
        return new BrokerOptions(Optional.empty(), 0);
    }

    /** A directory that is kept, and a free port. */
    public static BrokerOptions keptIn(Path directory) {
        return new BrokerOptions(Optional.of(directory), 0);
    }

    /** The same with a given port. */
    public BrokerOptions withPort(int newPort) {
        return new BrokerOptions(directory, newPort);
    }
}
