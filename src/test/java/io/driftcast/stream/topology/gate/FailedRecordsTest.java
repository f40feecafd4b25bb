package io.driftcast.stream.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.platform.metrics.StreamMeters;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class FailedRecordsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final MetricRegistry metrics = new MetricRegistry();
    private final StreamMeters meters = new StreamMeters(metrics, List.of());
    private final FailedRecords failed = new FailedRecords(nanos::get);
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();

    private void fail(long offset, int times, Exception failure) {
        for (int i = 0; i < times; i++) {
            failed.note("readings", 2, offset, failure, meters);
        }
    }

    private void take(int partition, long offset) {
        context.setRecordMetadata("readings", partition, offset);
        failed.check(context);
    }

    @Test
    void aRecordThatEndedThreeThreadsIsPutAsideBeforeAnythingIsDoneForIt() {
        fail(7, 2, new ArithmeticException("overflow"));
        assertThatCode(() -> take(2, 7)).doesNotThrowAnyException();
        fail(7, 1, new ArithmeticException("overflow"));
        assertThatThrownBy(() -> take(2, 7))
                .isInstanceOf(RejectedRecordException.class)
                .hasMessageContaining("3 times")
                .hasMessageContaining("ArithmeticException: overflow");
        assertThat(metrics.meter("driftcast.records_failed").getCount()).isEqualTo(3);
        assertThat(failed.troubles()).isEmpty();
    }

    @Test
    void othersAreTaken() {
        fail(7, 3, new ArithmeticException("overflow"));
        assertThatCode(() -> take(2, 6)).doesNotThrowAnyException();
        assertThatCode(() -> take(1, 7)).doesNotThrowAnyException();
        assertThatCode(() -> take(2, 8)).doesNotThrowAnyException();
    }

    @Test
    void noRecordIsPutAsideForARegistryThatIsAwayButThePartitionIsReported() {
        fail(7, 3, new IllegalStateException(new KafkaException("no registry")));
        assertThatCode(() -> take(2, 7)).doesNotThrowAnyException();
        assertThat(failed.troubles())
                .singleElement()
                .asString()
                .contains("readings-2@7", "3 times", "no registry", "look after the registry");
    }

    @Test
    void aPartitionThatGoesOnIsNotReportedAnyMore() {
        fail(7, 3, new KafkaException("no registry"));
        take(2, 8);
        assertThat(failed.troubles()).isEmpty();
    }

    @Test
    void aPartitionThatWentElsewhereIsNotReportedForEver() {
        fail(7, 3, new KafkaException("no registry"));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(3));
        assertThat(failed.troubles()).isEmpty();
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (long offset = 0; offset < 1_020; offset++) {
            fail(offset, 3, new KafkaException("no registry"));
        }
        assertThat(failed.troubles()).hasSize(1_000);
    }
}
