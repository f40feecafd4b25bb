package io.driftcast.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** How much is logged. */
final class Logs {

    private Logs() {}

    /**
     * Only errors of Kafka's clients, for a command that asks something once and reports its own
     * failure in one line; the clients would add a warning for every attempt to connect.
     */
    static void quietClients() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.apache.kafka.clients").setLevel(Level.ERROR);
        }
    }
}
