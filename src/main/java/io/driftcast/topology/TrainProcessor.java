package io.driftcast.topology;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.forecast.FittedModel;
import io.driftcast.store.ChunkKey;
import io.driftcast.store.FitState;
import io.driftcast.store.FitState.FitOrder;
import io.driftcast.store.FitState.PendingFit;
import io.driftcast.store.HistoryChunk;
import io.driftcast.store.SeriesPlan;
import io.driftcast.store.SeriesPlan.PlanGrid;
import io.driftcast.training.FitPlan;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each series' history, decides when it is to be fitted, and publishes what the pool has
 * fitted.
 *
 * <p>A fit never runs in here: it is marked as pending in the store, runs on the pool, and its
 * model is published and the mark taken away in one transaction. Fits that a restart finds pending
 * are handed to the pool again.
 */
final class TrainProcessor implements Processor<String, TrainerInput, String, PublishedModel> {

    private static final Logger LOG = LoggerFactory.getLogger(TrainProcessor.class);

    private final TrainSettings settings;
    private final FitSchedule schedule;
    private final Supplier<FitQueue> queues;
    private final StreamMeters meters;

    private ProcessorContext<String, PublishedModel> context;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<String, SeriesPlan> plans;
    private FitQueue queue;

    TrainProcessor(TrainSettings settings, Supplier<FitQueue> queues, StreamMeters meters) {
        this.settings = settings;
        this.schedule = new FitSchedule(settings);
        this.queues = queues;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, PublishedModel> processorContext) {
        context = processorContext;
        histories = context.getStateStore(StateStores.HISTORY);
        fits = context.getStateStore(StateStores.FITS);
        plans = context.getStateStore(StateStores.PLANS);
        queue = queues.get();
        try (KeyValueIterator<String, FitState> all = fits.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.pending() != null) {
                    queue.enqueue(entry.key);
                }
            });
        }
        context.schedule(settings.poll(), PunctuationType.WALL_CLOCK_TIME, this::exchange);
    }

    @Override
    public void close() {
        queue.close();
    }

    @Override
    public void process(Record<String, TrainerInput> record) {
        String seriesId = record.key();
        switch (record.value()) {
            case TrainerInput.Observed(Observation observation) -> observe(seriesId, observation);
            case TrainerInput.Requested(FitRequest request) -> request(seriesId, request);
            case TrainerInput.Declared(int window, FitPlan plan) -> declare(seriesId, window, plan);
            case TrainerInput.Purged _ -> purge(seriesId, record.timestamp());
        }
    }

    private void observe(String seriesId, Observation observation) {
        noteGrid(seriesId, observation.getGrid());
        History history = new History(histories, seriesId);
        long step = observation.getStep();
        boolean hasValue = observation.getValue() != null;
        double value = hasValue ? observation.getValue() : Double.NaN;
        FitState fit = fits.get(seriesId);
        if (observation.getFlags().contains(ObservationFlag.LATE_CORRECTED)) {
            correct(seriesId, fit, history, observation, value);
            return;
        }
        if (fit == null
                || fit.specHash() != observation.getSpecHash()
                || step != fit.lastStep() + 1) {
            fit = restart(seriesId, fit, history, observation);
        }
        history.put(step, value, observation.getAt().toEpochMilli(), fit.trainingWindow());
        put(seriesId, fit.grown(step, hasValue));
    }

    private FitState restart(
            String seriesId, @Nullable FitState fit, History history, Observation observation) {
        long deployment = 0;
        if (fit != null) {
            history.clear(fit);
            deployment = fit.deployment();
        }
        return FitState.beginning(
                observation.getSpecHash(),
                observation.getStep(),
                deployment,
                plan(seriesId).trainingWindow());
    }

    private void correct(
            String seriesId,
            @Nullable FitState fit,
            History history,
            Observation observation,
            double value) {
        long step = observation.getStep();
        if (fit == null
                || fit.specHash() != observation.getSpecHash()
                || step < Math.max(fit.firstStep(), fit.lastStep() - fit.trainingWindow() + 1)
                || step > fit.lastStep()) {
            return;
        }
        boolean filled = Double.isNaN(history.value(step));
        history.put(step, value, observation.getAt().toEpochMilli(), fit.trainingWindow());
        if (filled) {
            put(seriesId, fit.filled());
        }
    }

    private void request(String seriesId, FitRequest request) {
        FitState fit = fits.get(seriesId);
        if (fit == null) {
            LOG.info("no history of '{}' to fit: {}", seriesId, request.getReason());
            return;
        }
        put(
                seriesId,
                fit.withRequested(
                        new FitOrder("request: " + request.getReason(), request.getFromStep())));
    }

    private void declare(String seriesId, int window, FitPlan wanted) {
        SeriesPlan before = plan(seriesId);
        SeriesPlan plan =
                new SeriesPlan(window, wanted.models(), wanted.transform(), before.grid());
        plans.put(seriesId, plan);
        FitState fit = fits.get(seriesId);
        if (fit == null) {
            return;
        }
        FitState widened = fit.withTrainingWindow(window);
        if (SeriesPlans.fitPlan(before).equals(wanted)) {
            fits.put(seriesId, widened);
        } else {
            put(seriesId, widened.withRequested(new FitOrder("other models were declared", null)));
        }
    }

    private SeriesPlan plan(String seriesId) {
        SeriesPlan plan = plans.get(seriesId);
        return plan == null ? SeriesPlans.UNKNOWN : plan;
    }

    private void noteGrid(String seriesId, @Nullable ObservationGrid named) {
        if (named != null) {
            SeriesPlan plan = plan(seriesId);
            PlanGrid grid = SeriesPlans.grid(named);
            if (!grid.equals(plan.grid())) {
                plans.put(seriesId, plan.withGrid(grid));
            }
        }
    }

    private void purge(String seriesId, long at) {
        plans.delete(seriesId);
        FitState fit = fits.delete(seriesId);
        if (fit != null) {
            new History(histories, seriesId).clear(fit);
            if (fit.deployment() > 0) {
                context.forward(
                        new Record<>(
                                ModelIds.of(seriesId, ModelRecords.NAME),
                                new PublishedModel(context.taskId().partition(), null),
                                at));
            }
        }
    }

    /** Keeps the state, marking a fit as pending first if one is due. */
    private void put(String seriesId, FitState fit) {
        FitState next = fit;
        if (fit.pending() == null) {
            PendingFit due = schedule.due(fit);
            if (due != null) {
                next = fit.withPending(due);
                queue.enqueue(seriesId);
            }
        }
        fits.put(seriesId, next);
    }

    private void exchange(long now) {
        for (FitQueue.Finished finished : queue.finished()) {
            settle(finished, now);
        }
        queue.submitWaiting(this::snapshot);
    }

    /**
     * The pending fit of a series with the history it is to be fitted to. Its turn may have come
     * long after it was marked: it then takes all steps that have closed meanwhile.
     */
    private FitQueue.@Nullable Job snapshot(String seriesId) {
        FitState marked = fits.get(seriesId);
        if (marked == null || marked.pending() == null) {
            return null;
        }
        PendingFit pending = schedule.upToDate(marked, marked.pending());
        fits.put(seriesId, marked.withPending(pending));
        SeriesPlan plan = plan(seriesId);
        return new FitQueue.Job(
                seriesId,
                pending,
                SeriesPlans.fitPlan(plan),
                new History(histories, seriesId).read(plan, pending.fromStep(), pending.toStep()));
    }

    private void settle(FitQueue.Finished finished, long now) {
        String seriesId = finished.job().seriesId();
        PendingFit pending = finished.job().pending();
        FitState fit = fits.get(seriesId);
        if (fit == null || !pending.equals(fit.pending())) {
            return; // The series was purged or began anew while the fit ran.
        }
        switch (finished) {
            case FitQueue.Finished.Fitted(_, FittedModel model, long nanos) -> {
                meters.fit(nanos);
                long deployment = fit.deployment() + 1;
                publish(seriesId, fit, pending, model, deployment, now);
                put(seriesId, fit.settled(deployment));
            }
            case FitQueue.Finished.Failed(_, Throwable cause) -> {
                meters.failedFit();
                LOG.warn(
                        "'{}' could not be fitted to steps {} to {}: {}",
                        seriesId,
                        pending.fromStep(),
                        pending.toStep(),
                        cause.toString());
                put(seriesId, fit.settled(fit.deployment()));
            }
        }
    }

    private void publish(
            String seriesId,
            FitState fit,
            PendingFit pending,
            FittedModel model,
            long deployment,
            long now) {
        History history = new History(histories, seriesId);
        context.forward(
                new Record<>(
                        ModelIds.of(seriesId, ModelRecords.NAME),
                        new PublishedModel(
                                context.taskId().partition(),
                                ModelRecords.model(
                                        seriesId,
                                        fit.specHash(),
                                        pending,
                                        history.label(pending.fromStep()),
                                        history.label(pending.toStep()),
                                        model,
                                        deployment)),
                        now));
    }
}
