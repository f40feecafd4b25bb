package io.driftcast.edge.feed;

/** Is told how far a replay has come; called on the replay's thread. */
@FunctionalInterface
public interface ReplayListener {

    /** Tells nobody. */
    ReplayListener SILENT = _ -> {};

    /** Every {@value Replay#PROGRESS_EVERY} readings, before each wait, and once at the end. */
    void progress(ReplayProgress progress);
}
