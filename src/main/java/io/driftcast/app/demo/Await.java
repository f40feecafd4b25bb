package io.driftcast.app.demo;

import io.driftcast.platform.failure.WorkException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Waits for what happens in other threads and processes by looking again and again. */
final class Await {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Duration patience;
    private final LongSupplier progress;
    private final Runnable check;

    /**
     * @param patience how long nothing has to move until waiting is given up
     * @param progress a number that changes while things move
     * @param check is run at each look and may throw
     */
    Await(Duration patience, LongSupplier progress, Runnable check) {
        this.patience = patience;
        this.progress = progress;
        this.check = check;
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
     * @throws WorkException if nothing moves for too long
     */
    void until(String what, Condition condition) throws InterruptedException {
        long movedAt = System.nanoTime();
        long last = progress.getAsLong();
        while (!condition.holds()) {
            check.run();
            long now = progress.getAsLong();
            if (now != last) {
                last = now;
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > patience.toNanos()) {
                throw new WorkException(
                        String.format(
                                Locale.ROOT,
                                "%s: nothing has moved for %d s",
                                what,
                                patience.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
