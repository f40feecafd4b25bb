package io.driftcast.stream.topology.gate;

import io.driftcast.platform.metrics.StreamMeters;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Notes where a partition stands because the broker refuses what is written for its records. As
 * Kafka's own handler does, it tries again what may pass, and lets the thread die of the rest.
 */
public final class RefusedOutputHandler extends DefaultProductionExceptionHandler {

    private FailedRecords failed = new FailedRecords();
    private StreamMeters meters = StreamMeters.unregistered();

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        failed = FailedRecords.of(configs);
        meters =
                (StreamMeters)
                        Objects.requireNonNull(
                                configs.get(DeadLetterHandler.METERS), DeadLetterHandler.METERS);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ProducerRecord<byte[], byte[]> record,
            Exception exception) {
        Response response = super.handleError(context, record, exception);
        if (response.result() == Result.FAIL && context.topic() != null) {
            failed.note(
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    new KafkaException(
                            "what is written to %s was refused: %s"
                                    .formatted(record.topic(), exception.getMessage()),
                            exception),
                    meters);
        }
        return response;
    }
}
