package io.driftcast.topology;

import io.driftcast.avro.Model;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A model on its way to the partition that its series' observations came from: its key is not the
 * series', so that no partitioner would put it there.
 *
 * @param partition where it belongs
 * @param model the model; null takes it out of work
 */
record PublishedModel(int partition, @Nullable Model model) {

    /** Sends a model where it belongs. */
    static final StreamPartitioner<String, PublishedModel> PARTITIONER =
            (topic, modelId, published, partitions) -> Optional.of(Set.of(published.partition()));

    static Serde<PublishedModel> serde(Serializer<Model> models) {
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
