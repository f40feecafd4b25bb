package io.driftcast.platform.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Notices partitions where committed records wait and a group commits nothing. For one thread. */
public final class CommitWatch {

    /** Looks into a topic. */
    public interface Records {

        /**
         * Whether a committed record can be read from an offset on. The end of a log may be a
         * transaction's mark, behind which nobody commits.
         */
        boolean areThere(TopicPartition partition, long offset);
    }

    private record Standstill(long offset, Instant since) {}

    private final Duration patience;
    private final InstantSource clock;
    private final Records records;
    private final Map<TopicPartition, Standstill> standing = new HashMap<>();

    /**
     * @param patience for how long nothing has to be committed
     * @param records asked before a partition is named
     */
    public CommitWatch(Duration patience, InstantSource clock, Records records) {
        this.patience = patience;
        this.clock = clock;
        this.records = records;
    }

    /** The partitions, of those that the group works on here, where nothing goes on. */
    public List<TopicPartition> look(
            AdminCalls calls, String group, Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                calls.await(
                        calls.admin()
                                .listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata(),
                        "read the offsets of " + group);
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                calls.await(
                        calls.admin()
                                .listOffsets(
                                        partitions.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                partition -> partition,
                                                                _ -> OffsetSpec.latest())),
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all(),
                        "read the ends of topics");
        Map<TopicPartition, Long> waiting = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata at = committed.get(partition);
            long offset = at == null ? 0 : at.offset();
            if (end.offset() > offset) {
                waiting.put(partition, offset);
            }
        });
        return look(waiting);
    }

    /**
     * The same, from what was found.
     *
     * @param waiting the committed offsets of the partitions whose ends are further on
     */
    List<TopicPartition> look(Map<TopicPartition, Long> waiting) {
        Instant now = clock.instant();
        standing.keySet().retainAll(waiting.keySet());
        List<TopicPartition> stuck = new ArrayList<>();
        waiting.forEach((partition, offset) -> {
            Standstill before = standing.get(partition);
            if (before == null || before.offset() != offset) {
                standing.put(partition, new Standstill(offset, now));
            } else if (!now.isBefore(before.since().plus(patience))
                    && records.areThere(partition, offset)) {
                stuck.add(partition);
            }
        });
        return stuck;
    }
}
