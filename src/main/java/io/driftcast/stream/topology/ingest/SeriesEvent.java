package io.driftcast.stream.topology.ingest;

import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.store.SeriesRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ingest side tells the forecasting side about a series. The series' record travels with
 * it: the ingest side has read and changed it, the forecasting side goes on with it and writes it.
 */
public sealed interface SeriesEvent {

    /** What is kept of the series. */
    SeriesRecord series();

    /**
     * A reading or a declaration was taken.
     *
     * @param before the grid of the events until one is found; null if there was none
     * @param events what happened on the grid, in order; of use only while this is processed
     */
    record OnGrid(SeriesRecord series, @Nullable Grid before, List<GridEvent> events)
            implements SeriesEvent {}

    /** No reading has come for longer than the series allows. */
    record Silent(SeriesRecord series) implements SeriesEvent {}

    /** The series is to be forgotten. */
    record Purged(SeriesRecord series) implements SeriesEvent {}
}
