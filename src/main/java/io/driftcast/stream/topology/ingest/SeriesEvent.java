package io.driftcast.stream.topology.ingest;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;

/** What the ingest side tells the forecasting side about a series. */
public sealed interface SeriesEvent {

    /** Something happened on the series' grid. */
    record OnGrid(Grid grid, GridEvent event) implements SeriesEvent {}

    /** No reading has come for longer than the series allows. */
    record Silent(Grid grid) implements SeriesEvent {}

    /** The series is gone. */
    record Purged() implements SeriesEvent {}
}
