package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import io.driftcast.data.InputException;
import io.driftcast.data.ReadingSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends the readings of sources in their order, at full speed or paced by their own times. One
 * thread runs it; any thread may cancel it.
 *
 * <p>Paced, a reading is sent when as much wall time has gone by since pacing began as lies between
 * its event time and the first paced reading's (or the instant from which to pace, if one is
 * given), divided by the speed. A reading that is older than that, or than readings before it, is
 * sent without waiting: so sources in order of arrival keep it, and a source that holds one series
 * after another waits only where it reaches new times.
 */
public final class Replay {
    static final int PROGRESS_EVERY = 1000;

    /** A wait is cut into naps of this length, so that a cancellation is soon noticed. */
    private static final Duration NAP = Duration.ofMillis(100);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double FOREVER_SECONDS = 1e11;

    private final ReadingSender sender;
    private final ReplaySpeed speed;
    private final Pacer pacer;
    private final ReplayListener listener;
    private volatile boolean cancelled;
    private @Nullable Instant eventStart;
    private Instant wallStart = Instant.EPOCH;

    /**
     * @param sender not closed by the replay
     * @param pacer the clock to wait by
     */
    public Replay(ReadingSender sender, ReplaySpeed speed, Pacer pacer, ReplayListener listener) {
        this.sender = sender;
        this.speed = speed;
        this.pacer = pacer;
        this.listener = listener;
    }

    /** Ends the run soon; what was sent until then is still confirmed. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Sends what the source holds and waits until all of it is confirmed. The source is not closed.
     * An interrupt of the thread cancels the replay and stays set.
     *
     * @throws SendException if a reading could not be written
     * @throws InputException if the source refuses a line
     */
    public ReplayResult run(ReadingSource source) {
        long before = sender.sent();
        boolean completed = sendAll(source, before);
        boolean interrupted = Thread.interrupted(); // the producer would refuse to wait
        sender.flush();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        listener.progress(progress(source, before));
        return new ReplayResult(sender.sent() - before, source.skippedLines(), completed);
    }

    private boolean sendAll(ReadingSource source, long before) {
        while (source.hasNext()) {
            FeedReading reading = source.next();
            if (!awaitTurn(reading.observedAt(), source, before)) {
                return false;
            }
            sender.send(reading);
            if ((sender.sent() - before) % PROGRESS_EVERY == 0) {
                listener.progress(progress(source, before));
            }
        }
        return true;
    }

    private ReplayProgress progress(ReadingSource source, long before) {
        return new ReplayProgress(
                sender.sent() - before, source.position(), source.size(), source.skippedLines());
    }

    /** Waits for a reading's turn; false if the replay was cancelled. */
    private boolean awaitTurn(Instant observedAt, ReadingSource source, long before) {
        Duration left = untilTurn(observedAt);
        if (left.isPositive()) {
            listener.progress(progress(source, before));
        }
        try {
            while (!isCancelled() && left.isPositive()) {
                pacer.sleep(left.compareTo(NAP) < 0 ? left : NAP);
                left = untilTurn(observedAt);
            }
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        }
        return !isCancelled();
    }

    private boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    private Duration untilTurn(Instant observedAt) {
        if (speed.isFull() || isBeforePacing(observedAt)) {
            return Duration.ZERO;
        }
        Instant start = eventStart;
        if (start == null) {
            start = speed.pacedFrom() == null ? observedAt : speed.pacedFrom();
            eventStart = start;
            wallStart = pacer.now();
        }
        Duration due = wallTime(Duration.between(start, observedAt));
        return Duration.between(pacer.now(), wallStart.plus(due));
    }

    /** In doubles: four centuries are too many nanoseconds for a long. */
    private Duration wallTime(Duration eventTime) {
        double eventSeconds = eventTime.getSeconds() + eventTime.getNano() / NANOS_PER_SECOND;
        double seconds =
                Math.clamp(eventSeconds / speed.factor(), -FOREVER_SECONDS, FOREVER_SECONDS);
        double whole = Math.floor(seconds);
        return Duration.ofSeconds((long) whole, Math.round((seconds - whole) * NANOS_PER_SECOND));
    }

    private boolean isBeforePacing(Instant observedAt) {
        Instant from = speed.pacedFrom();
        return from != null && observedAt.isBefore(from);
    }
}
