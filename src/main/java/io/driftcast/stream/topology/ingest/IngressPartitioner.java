package io.driftcast.stream.topology.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * How the producers of readings choose a partition from the key. What is published about a series
 * goes to the partition of the same number, where its task and the trainer's look for it.
 */
public enum IngressPartitioner {
    /** As Kafka's Java clients do. */
    MURMUR2 {
        @Override
        public int partition(byte[] key, int partitions) {
            return BuiltInPartitioner.partitionForKey(key, partitions);
        }
    },
    /** As librdkafka's clients do by default. */
    CRC32 {
        @Override
        public int partition(byte[] key, int partitions) {
            CRC32 crc = new CRC32();
            crc.update(key);
            return (int) (crc.getValue() % partitions);
        }
    },
    /**
     * In no way to rely on: readings are sent once round through a topic of the application, which
     * Kafka Streams writes as its Java clients do.
     */
    REPARTITION {
        @Override
        public int partition(byte[] key, int partitions) {
            return MURMUR2.partition(key, partitions);
        }
    };

    /** The partition, of so many, that a record with this key belongs to. */
    public abstract int partition(byte[] key, int partitions);

    /**
     * The same for what is published under a series' id; null where that is what the producer does
     * by itself, which then need not look up the topic's partitions for each record.
     */
    @SuppressWarnings("removal") // what is to be removed is the one method that has to be there
    public <T> @Nullable StreamPartitioner<String, T> forSeries() {
        if (this != CRC32) {
            return null;
        }
        return (topic, seriesId, value, partitions) ->
                Optional.of(
                        Set.of(partition(seriesId.getBytes(StandardCharsets.UTF_8), partitions)));
    }
}
