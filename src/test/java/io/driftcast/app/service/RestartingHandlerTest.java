package io.driftcast.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class RestartingHandlerTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RestartingHandler handler = new RestartingHandler("app", nanos::get);

    @Test
    void whatAThreadDiedOfIsAReasonNotToBeReadyForAMinute() {
        assertThat(handler.trouble()).isEmpty();

        StreamThreadExceptionResponse response =
                handler.handle(
                        new IllegalStateException(
                                "in a task", new IllegalStateException("the registry says 401")));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(12));

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(handler.trouble().orElseThrow())
                .startsWith("a thread of app died 12 s ago")
                .endsWith("the registry says 401");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(49));
        assertThat(handler.trouble()).isEmpty();
    }

    @Test
    void anErrorStopsTheApplication() {
        assertThat(handler.handle(new NoClassDefFoundError("x")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }
}
