package io.driftcast.stream.store;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridState;
import io.driftcast.stream.deployment.Deployment;
import io.driftcast.stream.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

/**
 * All that the hot path keeps of one series between readings, written once for each: the grid with
 * its open steps, the newest chunk of closed steps, and the models at work. These run here as long
 * as the series stays in memory, and go on from their state where it does not. Not thread-safe.
 */
public final class SeriesRecord {

    private final GridState grid;
    private GridSetupBytes.@Nullable Written setup;
    private @Nullable StepChunk newest;
    private @Nullable DeploymentState stored;
    private @Nullable Deployment running;
    private @Nullable RecentRing ring;

    /** That of a series of which no step has closed. */
    public SeriesRecord(GridState grid) {
        this(grid, null, null, null);
    }

    SeriesRecord(
            GridState grid,
            GridSetupBytes.@Nullable Written setup,
            @Nullable StepChunk newest,
            @Nullable DeploymentState stored) {
        this.grid = grid;
        this.setup = setup;
        this.newest = newest;
        this.stored = stored;
    }

    /** The grid's state. */
    public GridState grid() {
        return grid;
    }

    /** The bytes of the grid's setup, which are those of last time as long as it is the same. */
    byte[] setup(GridSetupBytes setups) {
        GridSetupBytes.Written now = setups.of(grid.setup(), setup);
        setup = now;
        return now.bytes();
    }

    /** The chunk that the last closed step belongs to; null before the first one. */
    public @Nullable StepChunk newest() {
        return newest;
    }

    void setNewest(@Nullable StepChunk chunk) {
        newest = chunk;
    }

    /** The ring that was used last, if it is on this very grid. */
    // Identity is what is meant, as below.
    @SuppressWarnings("ReferenceEquality")
    @Nullable RecentRing ring(Grid current) {
        return ring != null && ring.grid() == current ? ring : null;
    }

    void setRing(RecentRing used) {
        ring = used;
    }

    /** Whether models are at work: from the first closed step on. */
    public boolean hasDeployment() {
        return running != null || stored != null;
    }

    /** The state of the models at work; null before the first closed step. */
    public @Nullable DeploymentState deployment() {
        return running == null ? stored : running.state();
    }

    /** The models at work, if they run on this very grid; otherwise they stop, and null. */
    // Identity is what is meant: a deployment refers to the grid that it was made for.
    @SuppressWarnings("ReferenceEquality")
    public @Nullable Deployment running(Grid current) {
        if (running != null && running.grid() != current) {
            setDeployment(running.state());
        }
        return running;
    }

    /** Lets models run. */
    public void run(Deployment deployment) {
        running = deployment;
        stored = null;
    }

    /** Stops what runs, to go on from this state; null lets the models begin anew. */
    public void setDeployment(@Nullable DeploymentState state) {
        stored = state;
        running = null;
    }

    /** Lets the models at work look at what is published before the next step. */
    public void mark() {
        if (running != null) {
            running.mark();
        } else if (stored != null) {
            stored = stored.mark();
        }
    }
}
