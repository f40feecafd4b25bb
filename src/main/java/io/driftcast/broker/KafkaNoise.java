package io.driftcast.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Drops warnings that Kafka 4.3 logs in every normal start and stop of a broker. Whole loggers are
 * not turned down, because the same loggers report lost connections.
 */
public final class KafkaNoise extends Filter<ILoggingEvent> {

    private static final List<String> PHRASES =
            List.of(
                    // QuorumController, at each start
                    "Performing controller activation.",
                    // The registration channel's client, at each stop
                    "Attempting to close NetworkClient that has already been closed.");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return message != null && PHRASES.stream().anyMatch(message::contains)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
