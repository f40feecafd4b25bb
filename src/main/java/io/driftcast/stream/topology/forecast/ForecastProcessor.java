package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ForecastStatus;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.deployment.FilterState;
import io.driftcast.stream.deployment.ModelWeights;
import io.driftcast.stream.deployment.SeriesFilter;
import io.driftcast.stream.deployment.StoredModel;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.RecentRing;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.store.StepChunk;
import io.driftcast.stream.topology.ingest.SeriesEvent;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Moves each series' forecaster on by its closed steps and forwards what it then expects, as
 * forecasts, along with activations and fit requests.
 */
public final class ForecastProcessor
        implements Processor<String, SeriesEvent, String, SpecificRecord> {

    private final ForecasterFamilies families;
    private final int warmupSteps;
    private final StreamMeters meters;

    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, FilterState> filters;
    private KeyValueStore<String, StoredModel> models;
    private KeyValueStore<String, StoredModel> groupModels;
    private KeyValueStore<ChunkKey, StepChunk> recent;
    private ModelWeights weights;

    public ForecastProcessor(ForecasterFamilies families, int warmupSteps, StreamMeters meters) {
        this.families = families;
        this.warmupSteps = warmupSteps;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        filters = context.getStateStore(StateStores.FILTER);
        models = context.getStateStore(StateStores.MODELS);
        groupModels = context.getStateStore(StateStores.GROUP_MODELS);
        recent = context.getStateStore(StateStores.RECENT);
        weights = new ModelWeights(context.getStateStore(StateStores.WEIGHTS), families);
    }

    @Override
    public void close() {
        if (weights != null) { // init may have failed before
            weights.close();
        }
    }

    @Override
    public void process(Record<String, SeriesEvent> record) {
        String seriesId = record.key();
        switch (record.value()) {
            case SeriesEvent.OnGrid(Grid grid, GridEvent event) -> {
                switch (event) {
                    case GridEvent.StepClosed closed ->
                            close(seriesId, grid, closed, record.timestamp());
                    case GridEvent.Restarted _ -> forget(seriesId);
                    case GridEvent.StepCorrected _, GridEvent.JumpDiscarded _ -> {}
                }
            }
            case SeriesEvent.Silent(Grid grid) -> silent(seriesId, grid, record.timestamp());
            case SeriesEvent.Purged _ -> {
                forget(seriesId);
                models.delete(seriesId);
            }
        }
    }

    private void forget(String seriesId) {
        FilterState state = filters.delete(seriesId);
        if (state != null) {
            SeriesFilter.release(state, weights);
        }
    }

    private void close(String seriesId, Grid grid, GridEvent.StepClosed closed, long ingestAt) {
        FilterState state = filters.get(seriesId);
        SeriesFilter filter =
                state == null
                        ? SeriesFilter.begin(closed.step(), around(seriesId, grid))
                        : SeriesFilter.resume(state, around(seriesId, grid));
        filter.consider(latest(seriesId, grid), warmupSteps);
        filter.take(closed.step(), closed.value());
        Forecast forecast = closed.forecastDue() ? forecast(filter) : null;
        filters.put(seriesId, filter.state());
        announce(seriesId, grid, filter, closed.step(), ingestAt);
        if (forecast != null) {
            issue(seriesId, grid, filter, forecast, status(filter), ingestAt);
            meters.forecast(context.currentSystemTimeMs() - ingestAt);
        }
    }

    /** What is to forecast the series: its group's model if it has a group, otherwise its own. */
    private @Nullable StoredModel latest(String seriesId, Grid grid) {
        String group = grid.group();
        return group == null ? models.get(seriesId) : groupModels.get(group);
    }

    private SeriesFilter.Surroundings around(String seriesId, Grid grid) {
        return new SeriesFilter.Surroundings(
                families, weights, grid, new RecentRing(recent, seriesId, grid));
    }

    /** Null as long as there is nothing to forecast from. */
    private static @Nullable Forecast forecast(SeriesFilter filter) {
        return filter.hasObservations() ? filter.forecast() : null;
    }

    private ForecastStatus status(SeriesFilter filter) {
        if (filter.isFitted()) {
            return ForecastStatus.OK;
        }
        return filter.observed() < warmupSteps ? ForecastStatus.WARMUP : ForecastStatus.FALLBACK;
    }

    private void announce(
            String seriesId, Grid grid, SeriesFilter filter, long step, long ingestAt) {
        for (SeriesFilter.Decision decision : filter.decisions()) {
            announce(seriesId, grid, decision, step, ingestAt);
        }
    }

    private void announce(
            String seriesId, Grid grid, SeriesFilter.Decision decision, long step, long ingestAt) {
        switch (decision) {
            case SeriesFilter.Decision.Activated _ -> meters.activation();
            case SeriesFilter.Decision.Refused refused -> {
                meters.refusal();
                if (refused.outdated()) {
                    forward(
                            seriesId,
                            OutputRecords.fitRequest(seriesId, refused, ingestAt),
                            ingestAt);
                }
            }
            case SeriesFilter.Decision.Withdrawn _ -> {}
        }
        forward(seriesId, OutputRecords.activation(seriesId, grid, decision, step), ingestAt);
    }

    private void silent(String seriesId, Grid grid, long noticedAt) {
        FilterState state = filters.get(seriesId);
        if (state == null || state.stale()) {
            return;
        }
        SeriesFilter filter = SeriesFilter.resume(state, around(seriesId, grid));
        Forecast forecast = forecast(filter);
        filters.put(seriesId, filter.state().silent());
        announce(seriesId, grid, filter, filter.lastStep() + 1, noticedAt);
        if (forecast != null) {
            issue(seriesId, grid, filter, forecast, ForecastStatus.STALE, noticedAt);
            meters.stale();
        }
    }

    private void issue(
            String seriesId,
            Grid grid,
            SeriesFilter filter,
            Forecast forecast,
            ForecastStatus status,
            long at) {
        forward(seriesId, OutputRecords.forecast(seriesId, grid, filter, forecast, status, at), at);
    }

    private void forward(String seriesId, SpecificRecord value, long at) {
        context.forward(new Record<>(seriesId, value, at));
    }
}
