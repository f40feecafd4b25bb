package io.driftcast.platform.admin;

import io.driftcast.platform.serde.Topic;
import java.util.Optional;

/**
 * One of our topics as the cluster has it.
 *
 * @param topic which
 * @param name its name in the cluster
 * @param found what the cluster has; empty where the topic does not exist
 */
public record TopicState(Topic topic, String name, Optional<Found> found) {

    /**
     * An existing topic.
     *
     * @param partitions number of partitions
     * @param replication replicas of the first partition
     * @param cleanupPolicy {@code delete}, {@code compact} or both
     * @param retentionMs how long records are kept, -1 for ever; has no effect on a compacted topic
     */
    public record Found(int partitions, int replication, String cleanupPolicy, long retentionMs) {}
}
