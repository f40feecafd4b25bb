package io.driftcast.stream.topology.train;

import io.driftcast.avro.Model;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.MemberKey;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RecordSize;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitSchedule;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import io.driftcast.stream.training.GroupMember;
import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.PendingFits;
import io.driftcast.stream.training.Publication;
import io.driftcast.stream.training.SeriesProfile;
import io.driftcast.stream.training.TrainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
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
 * Keeps the histories of each group's members, decides when one model is to be fitted to all of
 * them, and publishes it to every partition.
 *
 * <p>The member whose first step begins a group decides what all have in common. A member that
 * differs keeps its history here and takes no part in fits until it agrees, or until none is left
 * of those it differs from.
 */
public final class GroupTrainProcessor
        implements Processor<String, MemberEvent, String, PublishedModel>, PendingFits.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(GroupTrainProcessor.class);

    private final TrainSettings settings;
    private final Planner planner;
    private final Supplier<FitQueue> queues;
    private final StreamMeters meters;

    private ProcessorContext<String, PublishedModel> context;
    private KeyValueStore<ChunkKey, HistoryChunk> histories;
    private KeyValueStore<MemberKey, GroupMember> members;
    private KeyValueStore<String, FitState> fits;
    private PendingFits pending;
    private FailedRecords failed;

    public GroupTrainProcessor(
            TrainSettings settings,
            Planner planner,
            Supplier<FitQueue> queues,
            StreamMeters meters) {
        this.settings = settings;
        this.planner = planner;
        this.queues = queues;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, PublishedModel> processorContext) {
        context = processorContext;
        failed = FailedRecords.of(context.appConfigs());
        histories = context.getStateStore(StateStores.GROUP_HISTORY);
        members = context.getStateStore(StateStores.GROUP_MEMBERS);
        fits = context.getStateStore(StateStores.GROUP_FITS);
        pending =
                new PendingFits(
                        fits,
                        new FitSchedule(settings),
                        queues.get(),
                        meters,
                        this,
                        RecordSize.maxBytes(context.appConfigs()));
        pending.resume();
        context.schedule(settings.poll(), PunctuationType.WALL_CLOCK_TIME, pending::exchange);
    }

    @Override
    public void close() {
        pending.close();
    }

    @Override
    public void process(Record<String, MemberEvent> record) {
        failed.check(context);
        String group = record.key();
        @Nullable MemberEvent event = record.value();
        if (event == null) {
            return; // A later version of this program wrote it; the log says so.
        }
        MemberKey key = new MemberKey(group, event.seriesId());
        switch (event) {
            case MemberEvent.Declared(_, SeriesProfile profile) -> declare(key, profile);
            case MemberEvent.Observed observed -> observe(key, observed);
            case MemberEvent.Requested(_, String reason) -> request(group, "request: " + reason);
            case MemberEvent.Left _ -> leave(key, record.timestamp());
        }
    }

    private void declare(MemberKey key, SeriesProfile profile) {
        GroupMember before = members.get(key);
        FitState history =
                before == null
                        ? FitState.beginning(
                                0, 0, Published.NOTHING, profile.declared().stepsToLearnFrom())
                        : before.history()
                                .withTrainingWindow(profile.declared().stepsToLearnFrom());
        GroupMember after = new GroupMember(profile, history);
        members.put(key, after);
        if (fits.get(key.group()) == null) {
            fits.put(
                    key.group(),
                    FitState.beginning(
                            0, 0, Published.NOTHING, profile.declared().stepsToLearnFrom()));
        }
        if (before == null) {
            return;
        }
        if (!profile.declared().asksForModelsOf(before.profile().declared())) {
            request(key.group(), "other models were declared");
        } else if (before.profile().grid() != null && shape(before) != shape(after)) {
            request(key.group(), "another interval or other seasons were declared");
        }
    }

    private void observe(MemberKey key, MemberEvent.Observed observed) {
        GroupMember member = members.get(key);
        FitState fit = fits.get(key.group());
        if (member == null || fit == null) {
            LOG.warn("'{}' is not a member of group '{}'", key.seriesId(), key.group());
            return;
        }
        FitState before = member.history();
        FitState after = kept(key, member.profile(), before, observed);
        members.put(key, member.withHistory(after));
        FitState begun =
                fit.observed() == 0 ? fit.withSpecHash(member.profile().shape().hash()) : fit;
        // A history that began anew counts again: the group has as many steps more to learn from.
        boolean counts = !observed.corrected() || after.observed() > before.observed();
        if (counts) {
            pending.put(
                    key.group(),
                    begun.grown(
                            Math.max(fit.lastStep(), observed.step() + observed.steps() - 1),
                            !Double.isNaN(observed.value())));
        }
    }

    /** Keeps a step; the member's history with it. */
    private FitState kept(
            MemberKey key, SeriesProfile profile, FitState before, MemberEvent.Observed observed) {
        History history = new History(histories, key.owner());
        long step = observed.step();
        boolean hasValue = !Double.isNaN(observed.value());
        boolean goesOn = before.specHash() == observed.specHash();
        FitState after = before;
        if (observed.corrected()) {
            if (!goesOn || !before.keeps(step)) {
                return before;
            }
            after = Double.isNaN(history.value(step)) && hasValue ? before.filled() : before;
        } else {
            if (!goesOn || step != before.lastStep() + 1) {
                history.clear(before);
                after =
                        FitState.beginning(
                                observed.specHash(),
                                step,
                                Published.NOTHING,
                                before.trainingWindow());
            }
            if (observed.steps() > 1) {
                after = after.grownBy(observed.steps());
                history.putMissing(
                        step, observed.steps(), profile.labels(), after.trainingWindow());
                return after;
            }
            after = after.grown(step, hasValue);
        }
        history.put(step, observed.value(), observed.at(), after.trainingWindow());
        return after;
    }

    private void request(String group, String cause) {
        FitState fit = fits.get(group);
        if (fit != null) {
            pending.put(group, fit.withRequested(new FitOrder(cause, null)));
        }
    }

    private void leave(MemberKey key, long at) {
        GroupMember member = members.delete(key);
        if (member != null) {
            new History(histories, key.owner()).clear(member.history());
        }
        if (members(key.group()).isEmpty()) {
            FitState fit = fits.delete(key.group());
            if (fit != null) {
                fit.published().names().forEach(name -> withdraw(key.group(), name, at));
            }
        }
    }

    /** A group's members, in the order of their names' bytes. */
    private List<KeyValue<MemberKey, GroupMember>> members(String group) {
        List<KeyValue<MemberKey, GroupMember>> all = new ArrayList<>();
        try (KeyValueIterator<MemberKey, GroupMember> found =
                members.prefixScan(group, MemberKey.groupPrefix())) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    @Override
    public FitQueue.@Nullable Job snapshot(String group, FitState marked, PendingFit mark) {
        List<KeyValue<MemberKey, GroupMember>> known =
                members(group).stream()
                        .filter(each -> each.value.history().observed() > 0)
                        .toList();
        if (known.isEmpty()) {
            return null;
        }
        GroupSample sample = new GroupSample(histories);
        boolean anyAgrees = known.stream().anyMatch(each -> shape(each.value) == marked.specHash());
        long shape = anyAgrees ? marked.specHash() : shape(known.getFirst().value);
        for (KeyValue<MemberKey, GroupMember> each : known) {
            if (shape(each.value) == shape) {
                sample.add(each.key, each.value);
            } else {
                sample.leaveOut(each.key, each.value);
            }
        }
        return sample.job(group, shape, mark.cause(), planner);
    }

    private static long shape(GroupMember member) {
        return member.profile().shape().hash();
    }

    @Override
    public void publish(FitQueue.Job job, Publication publication, long now) {
        Model model = ModelRecords.ofGroup(job, publication);
        publish(model.getModelId(), model, now);
    }

    @Override
    public void withdraw(String group, String name, long now) {
        publish(ModelIds.ofGroup(group, name), null, now);
    }

    private void publish(String modelId, @Nullable Model model, long at) {
        context.forward(new Record<>(modelId, new PublishedModel(null, model), at));
    }
}
