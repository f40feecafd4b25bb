package io.driftcast.stream.topology.ingest;

import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.stream.topology.gate.DeadLetters;
import io.driftcast.stream.topology.gate.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The dead letters of readings that were held for a jump of the clock and not confirmed, with the
 * bytes they came with. They were taken when they came, so the handler cannot write them.
 */
public final class DiscardedJumps {

    private final String sourceTopic;

    /** Of readings that came from this topic. */
    public DiscardedJumps(String sourceTopic) {
        this.sourceTopic = sourceTopic;
    }

    /** The letter of one of them. */
    public Record<byte[], byte[]> letter(String seriesId, JumpDiscarded jump) {
        String message =
                "'%s': observed at %s, beyond the longest gap of the series, and the readings after it did not confirm the jump"
                        .formatted(seriesId, Instant.ofEpochMilli(jump.observedAt()));
        return new Record<>(
                seriesId.getBytes(StandardCharsets.UTF_8),
                jump.rawValue(),
                jump.ingestAt(),
                DeadLetters.headers(
                        new RecordHeaders(),
                        RejectReason.UNCONFIRMED_JUMP,
                        message,
                        sourceTopic,
                        jump.partition(),
                        jump.offset()));
    }
}
