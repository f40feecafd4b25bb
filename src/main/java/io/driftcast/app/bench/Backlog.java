package io.driftcast.app.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far an application has come in reading a topic that was filled before it started: takes the
 * time when the first records arrive in it, and tells when all have. It costs the application a
 * call a poll, whatever its topology is.
 */
final class Backlog {

    /** Configuration key of a consumer: the {@link Backlog} to tell. */
    static final String CONFIG = "driftcast.bench.backlog";

    private final String applicationId;
    private final String topic;
    private final long records;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicReference<@Nullable Expense> start = new AtomicReference<>();

    Backlog(String applicationId, String topic, long records) {
        this.applicationId = applicationId;
        this.topic = topic;
        this.records = records;
    }

    private void deliver(ConsumerRecords<?, ?> batch) {
        int count = 0;
        for (TopicPartition partition : batch.partitions()) {
            if (partition.topic().equals(topic)) {
                count += batch.records(partition).size();
            }
        }
        if (count > 0 && start.get() == null) {
            start.set(Expense.now(applicationId));
        }
        delivered.addAndGet(count);
    }

    /** Whether every record has reached the application; it may not be through with all. */
    boolean isDelivered() {
        return delivered.get() >= records;
    }

    /**
     * What the application has taken since its first record.
     *
     * @throws IllegalStateException if there was none
     */
    BacklogSample sample() {
        Expense from = start.get();
        if (from == null) {
            throw new IllegalStateException("no record of " + topic + " has arrived");
        }
        return new BacklogSample(records, Expense.now(applicationId).since(from));
    }

    /** Sits in the consumer. Public because Kafka makes it. */
    public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {

        private @Nullable Backlog backlog;

        @Override
        public void configure(Map<String, ?> configs) {
            backlog = (Backlog) configs.get(CONFIG);
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            if (backlog != null) {
                backlog.deliver(records);
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }
}
