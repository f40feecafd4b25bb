package io.driftcast.stream.topology.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the keys of a topic lie in the partitions where what belongs to them is looked for. All
 * topics have the same number of partitions, and a series is where its key would be put by the
 * partitioner that is set. Thread-safe.
 */
public final class KeyPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPlaces.class);

    private final String topic;
    private final IngressPartitioner partitioner;
    private final int partitions;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Of one topic.
     *
     * @param partitioner how its producers are said to choose a partition
     * @param partitions how many it has; 0 where it is not known, and then no key is misplaced
     */
    public KeyPlaces(String topic, IngressPartitioner partitioner, int partitions) {
        this.topic = topic;
        this.partitioner = partitioner;
        this.partitions = partitions;
    }

    /** Whether a key belongs to another partition; the first one that does is logged. */
    boolean isMisplaced(byte[] key, int partition) {
        if (partitions == 0 || partitioner.partition(key, partitions) == partition) {
            return false;
        }
        if (told.compareAndSet(false, true)) {
            LOG.warn("{} (only the first one is logged)", problem(key, partition));
        }
        return true;
    }

    /** What is wrong with such a key, and what to set. */
    String problem(byte[] key, int partition) {
        return String.format(
                Locale.ROOT,
                "%s: the key '%s' lies in partition %d and belongs to %d by ingress.partitioner=%s, so that its models and declarations do not meet it; set ingress.partitioner=%s",
                topic,
                new String(key, StandardCharsets.UTF_8),
                partition,
                partitioner.partition(key, partitions),
                name(partitioner),
                advice(key, partition));
    }

    /**
     * The partitioner that would have put the key there, if there is one, and what always helps.
     */
    private String advice(byte[] key, int partition) {
        IngressPartitioner other =
                partitioner == IngressPartitioner.CRC32
                        ? IngressPartitioner.MURMUR2
                        : IngressPartitioner.CRC32;
        String always = name(IngressPartitioner.REPARTITION);
        return other.partition(key, partitions) == partition
                ? "%s, or =%s if producers differ".formatted(name(other), always)
                : always;
    }

    private static String name(IngressPartitioner partitioner) {
        return partitioner.name().toLowerCase(Locale.ROOT);
    }
}
