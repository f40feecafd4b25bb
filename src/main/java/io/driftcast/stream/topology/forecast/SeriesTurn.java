package io.driftcast.stream.topology.forecast;

import io.driftcast.series.grid.Grid;
import io.driftcast.stream.deployment.Deployment;
import io.driftcast.stream.deployment.DeploymentState;
import io.driftcast.stream.deployment.ModelShelf;
import io.driftcast.stream.deployment.Surroundings;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.PublishedModels;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.SeriesRecord;

/**
 * A series while one record is worked through: its steps on one grid, and its models from the first
 * step that needs them on.
 */
final class SeriesTurn {

    private final ForecastStores stores;
    private final ModelShelf shelf;
    private final String seriesId;
    private final SeriesRecord series;
    private final Grid grid;
    private final RecentRing ring;

    SeriesTurn(
            ForecastStores stores,
            ModelShelf shelf,
            String seriesId,
            SeriesRecord series,
            Grid grid) {
        this.stores = stores;
        this.shelf = shelf;
        this.seriesId = seriesId;
        this.series = series;
        this.grid = grid;
        this.ring = stores.ring(seriesId, series, grid);
    }

    Grid grid() {
        return grid;
    }

    RecentRing ring() {
        return ring;
    }

    /** The models at work; a fallback begins with {@code step} where there are none. */
    Deployment deploymentFrom(long step) {
        Deployment running = series.running(grid);
        if (running == null) {
            DeploymentState state = series.deployment();
            running =
                    state == null
                            ? Deployment.begin(step, around())
                            : Deployment.resume(state, around());
            series.run(running);
        }
        return running;
    }

    private Surroundings around() {
        PublishedModels published = stores.published();
        String group = grid.group();
        return new Surroundings(
                shelf,
                grid,
                ring,
                () -> group == null ? published.ofSeries(seriesId) : published.ofGroup(group));
    }

    /** The series begins anew: steps and models are let go. */
    void restart() {
        DeploymentState state = series.deployment();
        if (state != null) {
            state.release(shelf.weights());
            series.setDeployment(null);
        }
        ring.clear();
    }
}
