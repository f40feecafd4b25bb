package io.driftcast.stream.topology.ingest;

import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.topology.gate.DeadLetters;
import io.driftcast.stream.topology.gate.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends readings that were held for a jump of the clock, and not confirmed, to the dead letters
 * with the bytes they came with. They were taken when they came, so the handler cannot do it.
 */
public final class DiscardedJumps implements Processor<String, SeriesEvent, byte[], byte[]> {

    private final UnaryOperator<String> sourceTopic;
    private ProcessorContext<byte[], byte[]> context;

    /**
     * @param sourceTopic from the application's id to the topic that the readings came from
     */
    public DiscardedJumps(UnaryOperator<String> sourceTopic) {
        this.sourceTopic = sourceTopic;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<String, SeriesEvent> record) {
        if (record.value() instanceof SeriesEvent.OnGrid(_, GridEvent.JumpDiscarded jump)) {
            String message =
                    "'%s': observed at %s, beyond the longest gap of the series, and the readings after it did not confirm the jump"
                            .formatted(record.key(), Instant.ofEpochMilli(jump.observedAt()));
            context.forward(
                    new Record<>(
                            record.key().getBytes(StandardCharsets.UTF_8),
                            jump.rawValue(),
                            jump.ingestAt(),
                            DeadLetters.headers(
                                    null,
                                    RejectReason.UNCONFIRMED_JUMP,
                                    message,
                                    sourceTopic.apply(context.applicationId()),
                                    jump.partition(),
                                    jump.offset())));
        }
    }
}
