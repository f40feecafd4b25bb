package io.driftcast.stream.deployment;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.RecentSteps;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a series' deployment is made of and looks back on.
 *
 * @param shelf the forecasters of the task
 * @param grid the series' grid
 * @param recent its steps that are still kept
 * @param published the models that are published for it, or for its group if it has one; asked only
 *     when it has been told that they changed
 */
public record Surroundings(
        ModelShelf shelf, Grid grid, RecentSteps recent, Supplier<List<StoredModel>> published) {}
