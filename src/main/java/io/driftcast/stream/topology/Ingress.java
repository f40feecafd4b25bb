package io.driftcast.stream.topology;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.topology.gate.IngestTime;
import io.driftcast.stream.topology.gate.KeyCheck;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.ingest.KeyPlaces;
import io.driftcast.stream.topology.ingest.PlaceCheck;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * How topics come into a topology, as bytes: with times that can be believed, and, where users
 * write them, with each key in the partition where its series is.
 */
final class Ingress {

    private final StreamsBuilder builder;
    private final String topicPrefix;
    private final IngressPartitioner partitioner;
    private final int partitions;
    private final IngestTime anyAge;

    /**
     * @param partitioner how producers choose a partition
     * @param partitions how many each topic has; 0 where it is not known
     * @param clock what records' times are measured against
     */
    Ingress(
            StreamsBuilder builder,
            String topicPrefix,
            IngressPartitioner partitioner,
            int partitions,
            InstantSource clock,
            StreamMeters meters) {
        this.builder = builder;
        this.topicPrefix = topicPrefix;
        this.partitioner = partitioner;
        this.partitions = partitions;
        this.anyAge = IngestTime.ofAnyAge(clock, meters);
    }

    /** A topic as it lies. */
    KStream<byte[], byte[]> asItLies(Topic topic) {
        return source(topic, anyAge);
    }

    /** What users say of their series; refused where it lies in a partition of other series. */
    KStream<byte[], byte[]> ofSeries(Topic topic) {
        if (partitioner == IngressPartitioner.REPARTITION) {
            return onceRound(topic, anyAge, RecordLimit.SERIES);
        }
        KeyPlaces places = places(topic);
        return source(topic, anyAge)
                .processValues(() -> new PlaceCheck(places), Named.as(topic.name("") + "-places"));
    }

    /** The readings; those that lie in a partition of other series are taken. */
    KStream<byte[], byte[]> readings(IngestTime time) {
        return partitioner == IngressPartitioner.REPARTITION
                ? onceRound(Topic.READINGS, time, RecordLimit.READING)
                : source(Topic.READINGS, time);
    }

    KeyPlaces places(Topic topic) {
        return new KeyPlaces(topic.name(topicPrefix), partitioner, partitions);
    }

    /** The topic that a topic of users is sent round through, without the application's id. */
    static String roundTrip(Topic topic) {
        return topic.name("") + "-by-series";
    }

    private KStream<byte[], byte[]> onceRound(Topic topic, IngestTime time, RecordLimit limit) {
        return source(topic, time)
                .processValues(() -> new KeyCheck(limit), Named.as(topic.name("") + "-keys"))
                .repartition(
                        Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withName(roundTrip(topic)));
    }

    private KStream<byte[], byte[]> source(Topic topic, IngestTime time) {
        return builder.stream(
                topic.name(topicPrefix),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                        .withTimestampExtractor(time)
                        .withName("from-" + topic.name("")));
    }
}
