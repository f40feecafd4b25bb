package io.driftcast.stream.topology.train;

import io.driftcast.bytes.StableHash;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.forecast.catalogue.TrainedModel;
import io.driftcast.series.Declaration;
import io.driftcast.stream.store.ChunkKey;
import io.driftcast.stream.store.History;
import io.driftcast.stream.store.HistoryChunk;
import io.driftcast.stream.store.MemberKey;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.GroupMember;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** The members' steps that one fit of a group is made of, and the names of all that went in. */
final class GroupSample {

    private final KeyValueStore<ChunkKey, HistoryChunk> histories;
    private final List<TrainingSeries> series = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> provenance = new ArrayList<>();
    private Declaration declared = Declaration.NOTHING;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long fromLabel = Long.MAX_VALUE;
    private long toLabel = Long.MIN_VALUE;

    GroupSample(KeyValueStore<ChunkKey, HistoryChunk> histories) {
        this.histories = histories;
    }

    /** Takes a member in; what is declared of the first is the group's. */
    void add(MemberKey key, GroupMember member) {
        FitState kept = member.history();
        History history = new History(histories, key.owner());
        long last = kept.lastStep();
        long first = history.firstKept(kept.firstKept(), last);
        if (series.isEmpty()) {
            declared = member.profile().declared();
        }
        series.add(history.read(member.profile(), first, last));
        provenance.add(
                new StableHash()
                        .add(key.seriesId())
                        .add(kept.specHash())
                        .add(first)
                        .add(last)
                        .toHex(ModelRecords.DIGEST_BYTES));
        from = Math.min(from, first);
        to = Math.max(to, last);
        fromLabel = Math.min(fromLabel, history.label(first));
        toLabel = Math.max(toLabel, history.label(last));
    }

    /** Leaves a member out that has not in common with the others what it has to. */
    void leaveOut(MemberKey key, GroupMember member) {
        leftOut.add(
                "'%s': its interval, seasons or horizon, %s, are not those of the others"
                        .formatted(key.seriesId(), member.profile().shape()));
    }

    /** The fit of all that was taken in, at least one member. */
    FitQueue.Job job(String group, long shape, String cause, Planner planner) {
        Declaration groups = declared;
        List<TrainingSeries> all = List.copyOf(series);
        return new FitQueue.Job(
                group,
                new PendingFit(from, to, cause),
                shape,
                fromLabel,
                toLabel,
                List.copyOf(leftOut),
                List.copyOf(provenance),
                () ->
                        SeriesFit.of(
                                new TrainedModel(
                                        groups.groupModel(),
                                        0,
                                        planner.groupFitter(groups).fit(all))));
    }
}
