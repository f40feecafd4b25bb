package io.driftcast.stream.topology.ingest;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.StepChunk;
import io.driftcast.stream.topology.gate.RejectReason;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes what happened on a grid to the ring of recent steps, the meters and the next operators. */
final class GridOutput {

    private final ProcessorContext<String, SeriesEvent> context;
    private final KeyValueStore<ChunkKey, StepChunk> recent;
    private final StreamMeters meters;

    GridOutput(
            ProcessorContext<String, SeriesEvent> context,
            KeyValueStore<ChunkKey, StepChunk> recent,
            StreamMeters meters) {
        this.context = context;
        this.recent = recent;
        this.meters = meters;
    }

    /**
     * Hands the events on in their order.
     *
     * @param before the grid of the events up to a restart; null if there was none
     * @param after the grid of those from there on
     */
    void publish(
            String seriesId,
            @Nullable Grid before,
            @Nullable Grid after,
            List<GridEvent> events,
            long ingestAt) {
        Grid grid = before == null ? after : before;
        for (GridEvent event : events) {
            if (grid == null) {
                throw new IllegalStateException(
                        "an event of '%s' off any grid".formatted(seriesId));
            }
            keep(new RecentRing(recent, seriesId, grid), event);
            context.forward(new Record<>(seriesId, new SeriesEvent.OnGrid(grid, event), ingestAt));
            if (event instanceof GridEvent.Restarted) {
                grid = after;
            }
        }
    }

    private void keep(RecentRing ring, GridEvent event) {
        switch (event) {
            case GridEvent.StepClosed(long step, _, double value, int count, _) -> {
                ring.put(step, value, count);
                meters.observation();
            }
            case GridEvent.StepCorrected(long step, _, double value, int count) ->
                    ring.put(step, value, count);
            case GridEvent.Restarted _ -> ring.clear();
            case GridEvent.JumpDiscarded _ ->
                    meters.deadLetter(RejectReason.UNCONFIRMED_JUMP.label());
        }
    }
}
