package io.driftcast.app.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new thread in the place of one that died, after a pause that grows while they keep dying:
 * what stops a thread is mostly a broker or a registry that is away for a while, and exactly-once
 * processing goes on where the last commit left off.
 */
final class RestartingHandler implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RestartingHandler.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Longer than the longest pause and the new thread's way to the record that stops it. */
    private static final long TROUBLED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String applicationId;
    private final LongSupplier nanoTime;
    private long lastFailure;
    private @Nullable String lastCause;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    RestartingHandler(String applicationId) {
        this(applicationId, System::nanoTime);
    }

    RestartingHandler(String applicationId, LongSupplier nanoTime) {
        this.applicationId = applicationId;
        this.nanoTime = nanoTime;
        this.lastFailure = nanoTime.getAsLong() - CALM_NANOS;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (failure instanceof Error && !(failure instanceof StackOverflowError)) {
            LOG.error("{} stops: {}", applicationId, failure.toString(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        String cause = rootCause(failure).toString();
        long nanos = note(cause);
        LOG.error(
                "a thread of {} died and is replaced in {} s: {}",
                applicationId,
                TimeUnit.NANOSECONDS.toSeconds(nanos),
                cause);
        LOG.debug("the thread died of", failure);
        LockSupport.parkNanos(nanos);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What the last thread died of, for as long as its replacement has not lasted a minute. */
    synchronized Optional<String> trouble() {
        long ago = nanoTime.getAsLong() - lastFailure;
        if (lastCause == null || ago > TROUBLED_NANOS) {
            return Optional.empty();
        }
        return Optional.of(
                "a thread of %s died %s s ago: %s"
                        .formatted(applicationId, Duration.ofNanos(ago).toSeconds(), lastCause));
    }

    /** Remembers it; how long to rest. */
    private synchronized long note(String cause) {
        long now = nanoTime.getAsLong();
        pauseNanos =
                now - lastFailure >= CALM_NANOS
                        ? FIRST_PAUSE_NANOS
                        : Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
        lastFailure = now;
        lastCause = cause;
        return pauseNanos;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
