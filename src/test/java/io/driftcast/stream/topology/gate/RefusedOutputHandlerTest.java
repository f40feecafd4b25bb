package io.driftcast.stream.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.platform.metrics.StreamMeters;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RefusedOutputHandlerTest {

    private final FailedRecords failed = new FailedRecords();
    private final RefusedOutputHandler handler = handler();
    private final ErrorHandlerContext context =
            new DefaultErrorHandlerContext(
                    null,
                    "readings",
                    0,
                    7,
                    new RecordHeaders(),
                    "sink",
                    new TaskId(0, 0),
                    0L,
                    new byte[0],
                    new byte[0]);

    private RefusedOutputHandler handler() {
        RefusedOutputHandler made = new RefusedOutputHandler();
        made.configure(
                Map.of(
                        FailedRecords.KEY,
                        failed,
                        DeadLetterHandler.METERS,
                        StreamMeters.unregistered()));
        return made;
    }

    private Result refuse(Exception reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>("dead-letters", new byte[0], new byte[0]);
        return handler.handleError(context, letter, reason).result();
    }

    @Test
    void aBrokerThatRefusesWhatIsWrittenForARecordIsNamedWithIt() {
        for (int i = 0; i < FailedRecords.TIMES; i++) {
            Exception reason =
                    new InvalidRecordException("Compacted topic cannot accept message without key");
            assertThat(refuse(reason)).isEqualTo(Result.FAIL);
        }
        assertThat(failed.troubles())
                .singleElement()
                .asString()
                .contains("readings-0@7", "written to dead-letters", "Compacted topic");
    }

    @Test
    void whatMayPassIsTriedAgainAndNotReported() {
        for (int i = 0; i < 2 * FailedRecords.TIMES; i++) {
            assertThat(refuse(new NotLeaderOrFollowerException("soon"))).isEqualTo(Result.RETRY);
        }
        assertThat(failed.troubles()).isEmpty();
    }
}
