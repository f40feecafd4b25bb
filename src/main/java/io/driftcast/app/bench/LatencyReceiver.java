package io.driftcast.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads a topic in a thread of its own and notes how old each record is when it arrives. A forecast
 * carries the timestamp of the reading that led to it.
 */
final class LatencyReceiver implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long[] millis;
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread;

    /**
     * Starts reading at the topic's beginning.
     *
     * @param expected how many records will come
     */
    LatencyReceiver(BenchCluster cluster, String topic, int expected) {
        millis = new long[expected];
        consumer = RecordedOutputs.consumer(cluster);
        consumer.assign(BenchCluster.partitions(topic));
        consumer.seekToBeginning(consumer.assignment());
        thread = Thread.ofPlatform().name("latency-receiver").start(this::receive);
    }

    private void receive() {
        try (consumer) {
            while (!isComplete()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (!isComplete()) {
                        millis[count.get()] = System.currentTimeMillis() - record.timestamp();
                        count.incrementAndGet();
                    }
                }
            }
        } catch (WakeupException e) {
            // told to stop
        }
    }

    /** Whether all have come. */
    boolean isComplete() {
        return count.get() == millis.length;
    }

    /** The latencies of those that have come, without the first ones. */
    LatencySample sampleWithout(int first) {
        return LatencySample.of(Arrays.copyOfRange(millis, first, count.get()));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
