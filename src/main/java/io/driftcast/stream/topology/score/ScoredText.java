package io.driftcast.stream.topology.score;

import io.driftcast.avro.TextEvent;
import io.driftcast.stream.scoring.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A score on its way to its topic.
 *
 * @param verdict null if no model works for the source
 */
public record ScoredText(TextEvent event, @Nullable Verdict verdict) {}
