package io.driftcast.app.service;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
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

    private final String applicationId;
    private long lastFailure;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    RestartingHandler(String applicationId) {
        this.applicationId = applicationId;
        this.lastFailure = System.nanoTime() - CALM_NANOS;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (failure instanceof Error) {
            LOG.error("{} stops: {}", applicationId, failure.toString(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long pause = nextPause();
        LOG.error(
                "a thread of {} died and is replaced in {} s: {}",
                applicationId,
                TimeUnit.NANOSECONDS.toSeconds(pause),
                rootCause(failure).toString());
        LOG.debug("the thread died of", failure);
        LockSupport.parkNanos(pause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private synchronized long nextPause() {
        long now = System.nanoTime();
        pauseNanos =
                now - lastFailure > CALM_NANOS
                        ? FIRST_PAUSE_NANOS
                        : Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
        lastFailure = now;
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
