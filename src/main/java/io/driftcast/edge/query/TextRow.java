package io.driftcast.edge.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text and what was said of it.
 *
 * @param eventId of the event
 * @param text that was sent; empty if it was not seen
 * @param label that the model gave; null without a model
 * @param confidence the label's probability; NaN without a model
 * @param attended the words that weighed most
 * @param perplexity NaN without a model
 */
public record TextRow(
        String eventId,
        String text,
        @Nullable String label,
        double confidence,
        List<String> attended,
        double perplexity) {}
