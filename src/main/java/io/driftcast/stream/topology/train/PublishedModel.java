package io.driftcast.stream.topology.train;

import io.driftcast.avro.Model;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A model on its way to the partition that its series' observations came from: its key is not the
 * series', so that no partitioner would put it there. The model of a group goes to every partition,
 * wherever the members are.
 *
 * @param partition where it belongs; null for all of them
 * @param model the model; null takes it out of work
 */
public record PublishedModel(@Nullable Integer partition, @Nullable Model model) {

    /** Sends a model where it belongs. */
    @SuppressWarnings("removal") // what is to be removed is the one method that has to be there
    public static final StreamPartitioner<String, PublishedModel> PARTITIONER =
            (topic, modelId, published, partitions) ->
                    Optional.of(published.partitions(partitions));

    private Set<Integer> partitions(int count) {
        return partition == null
                ? IntStream.range(0, count).boxed().collect(Collectors.toUnmodifiableSet())
                : Set.of(partition);
    }

    public static Serde<PublishedModel> serde(Serializer<Model> models) {
        return Serdes.serdeFrom(
                (topic, published) ->
                        published.model() == null
                                ? null
                                : models.serialize(topic, published.model()),
                (topic, bytes) -> {
                    throw new UnsupportedOperationException("published models are only written");
                });
    }
}
