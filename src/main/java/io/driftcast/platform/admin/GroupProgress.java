package io.driftcast.platform.admin;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far an application's commits have come on the topics it reads. */
public final class GroupProgress {

    private final Admin admin;

    /**
     * @param admin stays the caller's to close
     */
    public GroupProgress(Admin admin) {
        this.admin = admin;
    }

    /**
     * Whether everything before the given offsets has been processed and committed.
     *
     * @param applicationId the application's consumer group
     */
    public boolean hasCommitted(String applicationId, Map<TopicPartition, Long> offsets)
            throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed;
        try {
            committed =
                    admin.listConsumerGroupOffsets(applicationId)
                            .partitionsToOffsetAndMetadata()
                            .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot read the offsets of %s: %s".formatted(applicationId, e.getMessage()),
                    e);
        }
        return offsets.entrySet().stream()
                .allMatch(entry -> {
                    OffsetAndMetadata at = committed.get(entry.getKey());
                    return at != null && at.offset() >= entry.getValue();
                });
    }
}
