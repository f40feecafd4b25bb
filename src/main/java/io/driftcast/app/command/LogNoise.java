package io.driftcast.app.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Drops what libraries log in a normal run and what we report ourselves. Whole loggers are not
 * turned down, because the same loggers report lost connections and failed requests.
 */
public final class LogNoise extends Filter<ILoggingEvent> {

    private static final List<String> PHRASES =
            List.of(
                    // Kafka's QuorumController, at each start of the broker
                    "Performing controller activation.",
                    // Kafka's broker, when several clients ask for their groups at the same time
                    "Auto topic creation failed for __consumer_offsets with error 'TOPIC_ALREADY_EXISTS'",
                    // Kafka's producer, when one transaction closely follows another: it tries
                    // again
                    "Error: CONCURRENT_TRANSACTIONS",
                    // The broker's registration channel, at each stop
                    "Attempting to close NetworkClient that has already been closed.",
                    // Kafka Streams, at each start: we have no global tables
                    "Processing exception handler is not enabled for the GlobalThread.",
                    // Kafka Streams, in the demo, which wants its state to go with it
                    "Using an OS temp directory in the state.dir property",
                    // Javalin, when a port is taken: the command says so in its one line
                    "Failed to start Javalin");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return message != null && PHRASES.stream().anyMatch(message::contains)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
