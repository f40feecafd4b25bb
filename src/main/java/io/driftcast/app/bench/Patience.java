package io.driftcast.app.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Waits for what happens in other threads by looking again and again. */
final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Patience() {}

    /** A look that may itself be interrupted. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Returns when the condition holds.
     *
     * @param what is waited for, for the error
     * @param everyMillis how often to look
     * @throws BenchException if it does not come to hold within five minutes
     */
    static void until(String what, long everyMillis, Condition condition)
            throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new BenchException(
                        String.format(
                                Locale.ROOT,
                                "%s: nothing came of it in %d minutes",
                                what,
                                LIMIT.toMinutes()));
            }
            TimeUnit.MILLISECONDS.sleep(everyMillis);
        }
    }
}
