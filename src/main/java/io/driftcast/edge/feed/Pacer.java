package io.driftcast.edge.feed;

import java.time.Duration;
import java.time.Instant;

/** The wall clock of a replay, and how it waits. */
public interface Pacer {

    /** The system's clock and real sleep. */
    Pacer SYSTEM =
            new Pacer() {
                @Override
                public Instant now() {
                    return Instant.now();
                }

                @Override
                public void sleep(Duration time) throws InterruptedException {
                    Thread.sleep(time);
                }
            };

    /** The time now. */
    Instant now();

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
