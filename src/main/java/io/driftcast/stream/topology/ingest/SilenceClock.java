package io.driftcast.stream.topology.ingest;

/**
 * The clock that silence is measured against. While readings come in it is their ingest time, so
 * that an application that lags behind does not take its own delay for the sensors' silence; once
 * nothing has come in for a while, it is the wall clock.
 */
public final class SilenceClock {

    private final long idleMillis;
    private long lastIngest;
    private long lastHeard;

    /**
     * @param idleMillis how long nothing has to come in until the wall clock counts
     * @param nowMillis the wall clock at the start
     */
    public SilenceClock(long idleMillis, long nowMillis) {
        this.idleMillis = idleMillis;
        this.lastIngest = Long.MIN_VALUE;
        this.lastHeard = nowMillis;
    }

    /** A record was taken. */
    public void heard(long ingestMillis, long nowMillis) {
        lastIngest = Math.max(lastIngest, ingestMillis);
        lastHeard = nowMillis;
    }

    /** The time by this clock; {@link Long#MIN_VALUE} while it cannot tell. */
    public long millis(long nowMillis) {
        return nowMillis - lastHeard >= idleMillis ? nowMillis : lastIngest;
    }
}
