package io.driftcast.topology;

import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** How the producers of readings choose a partition from the key. */
public enum IngressPartitioner {
    /** As Kafka's Java clients do. */
    MURMUR2 {
        @Override
        boolean belongs(byte[] key, int partition, int partitions) {
            return BuiltInPartitioner.partitionForKey(key, partitions) == partition;
        }
    },
    /** As librdkafka's clients do by default. */
    CRC32 {
        @Override
        boolean belongs(byte[] key, int partition, int partitions) {
            CRC32 crc = new CRC32();
            crc.update(key);
            return crc.getValue() % partitions == partition;
        }
    },
    /** In no way to rely on: readings are sent once round through a topic of the application. */
    REPARTITION {
        @Override
        boolean belongs(byte[] key, int partition, int partitions) {
            return true;
        }
    };

    /** Whether a record with this key is in the partition that this way of choosing gives. */
    abstract boolean belongs(byte[] key, int partition, int partitions);
}
