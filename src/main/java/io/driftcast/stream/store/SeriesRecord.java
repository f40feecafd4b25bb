package io.driftcast.stream.store;

import io.driftcast.series.grid.GridState;
import io.driftcast.stream.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;

/**
 * All that the hot path keeps of one series between readings, read once and written once for each:
 * the grid with its open steps, the newest chunk of closed steps, and the models at work. Not
 * thread-safe.
 */
public final class SeriesRecord {

    private final GridState grid;
    private @Nullable StepChunk newest;
    private @Nullable DeploymentState deployment;

    /** That of a series of which no step has closed. */
    public SeriesRecord(GridState grid) {
        this(grid, null, null);
    }

    SeriesRecord(GridState grid, @Nullable StepChunk newest, @Nullable DeploymentState deployment) {
        this.grid = grid;
        this.newest = newest;
        this.deployment = deployment;
    }

    /** The grid's state. */
    public GridState grid() {
        return grid;
    }

    /** The chunk that the last closed step belongs to; null before the first one. */
    public @Nullable StepChunk newest() {
        return newest;
    }

    void setNewest(@Nullable StepChunk chunk) {
        newest = chunk;
    }

    /** The models at work; null before the first closed step, and where they begin anew. */
    public @Nullable DeploymentState deployment() {
        return deployment;
    }

    /** Keeps the models at work as they are now; null lets them begin anew. */
    public void setDeployment(@Nullable DeploymentState state) {
        deployment = state;
    }

    /** Lets the models at work look at what is published before the next step. */
    public void mark() {
        if (deployment != null) {
            deployment = deployment.mark();
        }
    }
}
