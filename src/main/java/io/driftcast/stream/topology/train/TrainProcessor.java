package io.driftcast.stream.topology.train;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.RecordSize;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitSchedule;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.PendingFits;
import io.driftcast.stream.training.Publication;
import io.driftcast.stream.training.SeriesProfile;
import io.driftcast.stream.training.SeriesProfile.StepGrid;
import io.driftcast.stream.training.TrainSettings;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each series' history, decides when it is to be fitted, and publishes what the pool has
 * fitted. What it is told of a series that has a group it passes on to the group's trainer.
 */
public final class TrainProcessor
        implements Processor<String, TrainerInput, String, TrainerOutput>, PendingFits.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(TrainProcessor.class);

    private final TrainSettings settings;
    private final FitSchedule schedule;
    private final Planner planner;
    private final Supplier<FitQueue> queues;
    private final StreamMeters meters;

    private ProcessorContext<String, TrainerOutput> context;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private KeyValueStore<String, FitState> fits;
    private KeyValueStore<String, SeriesProfile> profiles;
    private PendingFits pending;

    public TrainProcessor(
            TrainSettings settings,
            Planner planner,
            Supplier<FitQueue> queues,
            StreamMeters meters) {
        this.settings = settings;
        this.schedule = new FitSchedule(settings);
        this.planner = planner;
        this.queues = queues;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, TrainerOutput> processorContext) {
        context = processorContext;
        histories = context.getStateStore(StateStores.HISTORY);
        fits = context.getStateStore(StateStores.FITS);
        profiles = context.getStateStore(StateStores.PROFILES);
        int maxRecordBytes = RecordSize.maxBytes(context.appConfigs());
        pending = new PendingFits(fits, schedule, queues.get(), meters, this, maxRecordBytes);
        pending.resume();
        context.schedule(settings.poll(), PunctuationType.WALL_CLOCK_TIME, pending::exchange);
    }

    @Override
    public void close() {
        pending.close();
    }

    @Override
    public void process(Record<String, TrainerInput> record) {
        String seriesId = record.key();
        long at = record.timestamp();
        switch (record.value()) {
            case TrainerInput.Observed(Observation observation) ->
                    observe(seriesId, observation, at);
            case TrainerInput.Requested(FitRequest request) -> request(seriesId, request, at);
            case TrainerInput.Declared(Declaration declared) -> declare(seriesId, declared, at);
            case TrainerInput.Purged _ -> purge(seriesId, at);
        }
    }

    private void observe(String seriesId, Observation observation, long at) {
        noteGrid(seriesId, observation.getGrid(), at);
        long step = observation.getStep();
        boolean hasValue = observation.getValue() != null;
        double value = hasValue ? observation.getValue() : Double.NaN;
        boolean corrected = observation.getFlags().contains(ObservationFlag.LATE_CORRECTED);
        String group = profile(seriesId).declared().group();
        if (group != null) {
            long label = observation.getAt().toEpochMilli();
            tell(
                    group,
                    new MemberEvent.Observed(
                            seriesId,
                            observation.getSpecHash(),
                            step,
                            observation.getSteps(),
                            label,
                            value,
                            corrected),
                    at);
            return;
        }
        History history = new History(histories, seriesId);
        FitState fit = fits.get(seriesId);
        if (corrected) {
            correct(seriesId, fit, history, observation, value);
            return;
        }
        if (fit == null
                || fit.specHash() != observation.getSpecHash()
                || step != fit.lastStep() + 1) {
            fit = restart(seriesId, fit, history, observation);
        }
        int steps = observation.getSteps();
        if (steps > 1) {
            history.putMissing(step, steps, profile(seriesId).labels(), fit.trainingWindow());
            pending.put(seriesId, fit.grownBy(steps));
        } else {
            history.put(step, value, observation.getAt().toEpochMilli(), fit.trainingWindow());
            pending.put(seriesId, fit.grown(step, hasValue));
        }
    }

    private FitState restart(
            String seriesId, @Nullable FitState fit, History history, Observation observation) {
        Published published = Published.NOTHING;
        if (fit != null) {
            history.clear(fit);
            published = fit.published();
        }
        return FitState.beginning(
                observation.getSpecHash(),
                observation.getStep(),
                published,
                profile(seriesId).declared().stepsToLearnFrom());
    }

    private void correct(
            String seriesId,
            @Nullable FitState fit,
            History history,
            Observation observation,
            double value) {
        long step = observation.getStep();
        if (fit == null || fit.specHash() != observation.getSpecHash() || !fit.keeps(step)) {
            return;
        }
        boolean filled = Double.isNaN(history.value(step));
        history.put(step, value, observation.getAt().toEpochMilli(), fit.trainingWindow());
        if (filled) {
            pending.put(seriesId, fit.filled());
        }
    }

    private void request(String seriesId, FitRequest request, long at) {
        String reason = Limits.reason(request.getReason());
        String group = profile(seriesId).declared().group();
        if (group != null) {
            tell(group, new MemberEvent.Requested(seriesId, reason), at);
            return;
        }
        FitState fit = fits.get(seriesId);
        if (fit == null) {
            LOG.info("no history of '{}' to fit: {}", seriesId, reason);
            return;
        }
        pending.put(
                seriesId,
                fit.withRequested(new FitOrder("request: " + reason, request.getFromStep())));
    }

    private void declare(String seriesId, Declaration declared, long at) {
        SeriesProfile known = profile(seriesId);
        Declaration before = known.declared();
        SeriesProfile profile = known.withDeclared(declared);
        profiles.put(seriesId, profile);
        if (!Objects.equals(before.group(), declared.group())) {
            move(seriesId, before.group(), profile, at);
        } else if (declared.group() != null) {
            tell(declared.group(), new MemberEvent.Declared(seriesId, profile), at);
        } else {
            redeclare(seriesId, declared.stepsToLearnFrom(), !declared.asksForModelsOf(before));
        }
    }

    private void redeclare(String seriesId, int window, boolean otherModels) {
        FitState fit = fits.get(seriesId);
        if (fit == null) {
            return;
        }
        FitState widened = fit.withTrainingWindow(window);
        if (otherModels) {
            pending.put(
                    seriesId,
                    widened.withRequested(new FitOrder("other models were declared", null)));
        } else {
            fits.put(seriesId, widened);
        }
    }

    /** From or to a group. One that joins takes its history along; one that leaves begins anew. */
    private void move(String seriesId, @Nullable String from, SeriesProfile profile, long at) {
        if (from != null) {
            tell(from, new MemberEvent.Left(seriesId), at);
        }
        String to = profile.declared().group();
        if (to != null) {
            tell(to, new MemberEvent.Declared(seriesId, profile), at);
            FitState fit = fits.get(seriesId);
            if (fit != null) {
                handOver(seriesId, fit, to, at);
                forget(seriesId, at);
            }
        }
    }

    private void handOver(String seriesId, FitState fit, String group, long at) {
        History history = new History(histories, seriesId);
        long first = history.firstKept(fit.firstKept(), fit.lastStep());
        for (long step = first; step <= fit.lastStep(); step++) {
            tell(
                    group,
                    new MemberEvent.Observed(
                            seriesId,
                            fit.specHash(),
                            step,
                            1,
                            history.label(step),
                            history.value(step),
                            false),
                    at);
        }
    }

    private SeriesProfile profile(String seriesId) {
        SeriesProfile profile = profiles.get(seriesId);
        return profile == null ? SeriesProfile.UNKNOWN : profile;
    }

    private void noteGrid(String seriesId, @Nullable ObservationGrid named, long at) {
        if (named == null) {
            return;
        }
        SeriesProfile profile = profile(seriesId);
        StepGrid grid = StepGrid.of(named);
        if (!grid.equals(profile.grid())) {
            SeriesProfile onGrid = profile.withGrid(grid);
            profiles.put(seriesId, onGrid);
            String group = onGrid.declared().group();
            if (group != null) {
                tell(group, new MemberEvent.Declared(seriesId, onGrid), at);
            }
        }
    }

    private void purge(String seriesId, long at) {
        String group = profile(seriesId).declared().group();
        if (group != null) {
            tell(group, new MemberEvent.Left(seriesId), at);
        }
        profiles.delete(seriesId);
        forget(seriesId, at);
    }

    /** Drops what is kept of a series, and takes its models out of work. */
    private void forget(String seriesId, long at) {
        FitState fit = fits.delete(seriesId);
        if (fit != null) {
            new History(histories, seriesId).clear(fit);
            fit.published().names().forEach(name -> withdraw(seriesId, name, at));
        }
    }

    @Override
    public FitQueue.@Nullable Job snapshot(String seriesId, FitState marked, PendingFit mark) {
        SeriesProfile profile = profile(seriesId);
        History history = new History(histories, seriesId);
        PendingFit fit = history.upToDate(marked, mark);
        TrainingSeries series = history.read(profile, fit.fromStep(), fit.toStep());
        return new FitQueue.Job(
                seriesId,
                fit,
                marked.specHash(),
                history.label(fit.fromStep()),
                history.label(fit.toStep()),
                List.of(),
                List.of(),
                () -> planner.fitter(profile.declared()).fit(series));
    }

    @Override
    public void publish(FitQueue.Job job, Publication publication, long now) {
        Model model = ModelRecords.ofSeries(job, publication);
        publish(model.getModelId(), model, now);
    }

    @Override
    public void withdraw(String seriesId, String name, long now) {
        publish(ModelIds.ofSeries(seriesId, name), null, now);
    }

    private void publish(String modelId, @Nullable Model model, long at) {
        PublishedModel here = new PublishedModel(context.taskId().partition(), model);
        context.forward(new Record<>(modelId, new TrainerOutput.Publish(here), at));
    }

    private void tell(String group, MemberEvent event, long at) {
        context.forward(new Record<>(group, new TrainerOutput.Tell(event), at));
    }
}
