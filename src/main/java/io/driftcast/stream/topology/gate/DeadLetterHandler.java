package io.driftcast.stream.topology.gate;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Limits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rejected records to the dead letters, in the transaction that moves past them, and stops
 * the thread on anything else: an error of ours or of the registry is no reason to put a user's
 * record aside, unless it comes back with that record ({@link FailedRecords}).
 *
 * <p>The record that Kafka's own handler would build can carry the time -1 and then kills the
 * thread; this one never does.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

    /** Configuration key: the {@link StreamMeters} to count in. */
    public static final String METERS = "driftcast.dead.letters.meters";

    /** Configuration key: the name of the topic. */
    public static final String TOPIC = "driftcast.dead.letters.topic";

    /** What brokers take as a record, unless told otherwise. */
    private static final int KAFKA_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private String topic = "";
    private StreamMeters meters = StreamMeters.unregistered();
    private FailedRecords failed = new FailedRecords();
    private int maxBytes = Integer.MAX_VALUE;

    @Override
    public void configure(Map<String, ?> configs) {
        topic = (String) Objects.requireNonNull(configs.get(TOPIC), TOPIC);
        meters = (StreamMeters) Objects.requireNonNull(configs.get(METERS), METERS);
        failed = FailedRecords.of(configs);
        maxBytes = Math.min(RecordSize.maxBytes(configs), KAFKA_BYTES) - RecordSize.REST_BYTES;
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (!(exception instanceof RejectedRecordException rejected)) {
            LOG.error(
                    "{}-{}@{}: {} in {}; the thread stops and takes the record again",
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    Limits.reason(exception.toString()),
                    context.processorNodeId());
            if (context.topic() != null) { // a punctuation has no record
                failed.note(
                        context.topic(), context.partition(), context.offset(), exception, meters);
            }
            return Response.fail();
        }
        meters.deadLetter(rejected.reason().label());
        LOG.debug(
                "{}-{}@{} to the dead letters, {}: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                rejected.reason().label(),
                rejected.getMessage());
        Remains remains =
                Remains.of(
                        context.sourceRawKey(),
                        context.sourceRawValue(),
                        context.headers(),
                        maxBytes);
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(
                        topic,
                        null,
                        Math.max(0, context.timestamp()),
                        remains.key(),
                        remains.value(),
                        DeadLetters.headers(
                                remains.headers(),
                                rejected.reason(),
                                Objects.requireNonNullElse(rejected.getMessage(), ""),
                                context.topic(),
                                context.partition(),
                                context.offset()));
        return Response.resume(List.of(letter));
    }
}
