package io.driftcast.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks running work to stop when the process is told to end (Ctrl-C, SIGTERM), and holds the
 * process until the work has closed what it opened, for a limited time.
 */
final class StopOnSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private StopOnSignal(Runnable stop) {
        hook =
                new Thread(
                        () -> {
                            stop.run();
                            awaitDone();
                        },
                        "stop");
    }

    /** Registers {@code stop} until {@link #close}. */
    static StopOnSignal of(Runnable stop) {
        StopOnSignal signal = new StopOnSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void awaitDone() {
        try {
            boolean _ = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is ending already: the hook runs
        }
    }
}
