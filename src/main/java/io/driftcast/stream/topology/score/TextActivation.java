package io.driftcast.stream.topology.score;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.ModelActivation;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.Role;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model of texts in one task, on its way to the partition of the task's number:
 * each task decides for itself, and says so in the order of its decisions.
 *
 * @param partition that of the task
 */
public record TextActivation(int partition, ModelActivation activation) {

    /** Sends each where it belongs. */
    @SuppressWarnings("removal") // what is to be removed is the one method that has to be there
    public static final StreamPartitioner<String, TextActivation> PARTITIONER =
            (topic, modelId, told, partitions) ->
                    Optional.of(Set.of(told.partition() % partitions));

    /** Writes what is told. */
    public static Serializer<TextActivation> serializer(Serializer<ModelActivation> activations) {
        return (topic, told) -> activations.serialize(topic, told.activation());
    }

    static TextActivation of(int partition, Decision decision) {
        return new TextActivation(
                partition,
                switch (decision) {
                    case Decision.Activated(
                                    String id,
                                    String version,
                                    long deployment,
                                    Role role) ->
                            activation(id, version, deployment, state(role), null);
                    case Decision.Refused(
                                    String id,
                                    String version,
                                    long deployment,
                                    String reason,
                                    _) ->
                            activation(
                                    id,
                                    version,
                                    deployment,
                                    ActivationState.REFUSED,
                                    Limits.reason(reason));
                    case Decision.Withdrawn(String id, String version, long deployment) ->
                            activation(
                                    id,
                                    version,
                                    deployment,
                                    ActivationState.WITHDRAWN,
                                    "the model's record was deleted");
                });
    }

    private static ActivationState state(Role role) {
        return role == Role.CHAMPION ? ActivationState.ACTIVE : ActivationState.CHALLENGER;
    }

    private static ModelActivation activation(
            String modelId,
            String version,
            long deployment,
            ActivationState state,
            @Nullable String reason) {
        return new ModelActivation("", modelId, version, deployment, state, null, null, reason);
    }
}
