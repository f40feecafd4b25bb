package io.driftcast.stream.topology.ingest;

import java.util.Arrays;

/**
 * The clock that silence is measured against. While readings come in it is their ingest time, so
 * that an application that lags behind does not take its own delay for the sensors' silence; once
 * nothing has come in for a while, it is the wall clock.
 *
 * <p>It goes by the middle one of the latest records, and is never ahead of the wall clock: a
 * producer whose clock is wrong says nothing about the sensors of the others.
 */
public final class SilenceClock {

    private static final int LATEST = 63;

    private final long idleMillis;
    private final long[] ingest = new long[LATEST];
    private int heard;
    private long lastHeard;

    /**
     * @param idleMillis how long nothing has to come in until the wall clock counts
     * @param nowMillis the wall clock at the start
     */
    public SilenceClock(long idleMillis, long nowMillis) {
        this.idleMillis = idleMillis;
        this.lastHeard = nowMillis;
    }

    /** A record was taken. */
    public void heard(long ingestMillis, long nowMillis) {
        ingest[heard % LATEST] = Math.min(ingestMillis, nowMillis);
        heard = heard + 1 < 2 * LATEST ? heard + 1 : LATEST;
        lastHeard = nowMillis;
    }

    /** The time by this clock; {@link Long#MIN_VALUE} while it cannot tell. */
    public long millis(long nowMillis) {
        if (nowMillis - lastHeard >= idleMillis) {
            return nowMillis;
        }
        return heard == 0 ? Long.MIN_VALUE : median();
    }

    private long median() {
        long[] latest = Arrays.copyOf(ingest, Math.min(heard, LATEST));
        Arrays.sort(latest);
        return latest[(latest.length - 1) / 2];
    }
}
