package io.driftcast.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what happens in other threads and processes by looking again and again. */
final class Await {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Duration timeout;
    private final Runnable betweenLooks;

    /**
     * @param timeout how long anything may take
     * @param betweenLooks is run after each look, to show progress and to fail early
     */
    Await(Duration timeout, Runnable betweenLooks) {
        this.timeout = timeout;
        this.betweenLooks = betweenLooks;
    }

    /** A look that may itself be interrupted. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Returns when the condition holds.
     *
     * @param what is waited for, for the error
     * @throws WorkException if it does not come to hold in time
     */
    void until(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            betweenLooks.run();
            if (System.nanoTime() > end) {
                throw new WorkException(
                        "%s: nothing came of it in %d s".formatted(what, timeout.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
