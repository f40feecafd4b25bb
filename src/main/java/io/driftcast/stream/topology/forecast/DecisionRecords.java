package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.ModelActivation;
import io.driftcast.series.Limits;
import io.driftcast.series.grid.Grid;
import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.Role;
import java.time.Instant;

/** From what became of a model to the records that say so. */
final class DecisionRecords {

    private DecisionRecords() {}

    /**
     * What is told of a decision.
     *
     * @param step the first one that it holds for
     */
    static ModelActivation activation(String seriesId, Grid grid, Decision decision, long step) {
        Instant label = Instant.ofEpochMilli(grid.labelOf(step));
        return switch (decision) {
            case Decision.Activated(String id, String version, long deployment, Role role) ->
                    new ModelActivation(
                            seriesId,
                            id,
                            version,
                            deployment,
                            role == Role.CHAMPION
                                    ? ActivationState.ACTIVE
                                    : ActivationState.CHALLENGER,
                            step,
                            label,
                            null);
            case Decision.Refused(String id, String version, long deployment, String reason, _) ->
                    new ModelActivation(
                            seriesId,
                            id,
                            version,
                            deployment,
                            ActivationState.REFUSED,
                            null,
                            null,
                            Limits.reason(reason));
            case Decision.Withdrawn(String id, String version, long deployment) ->
                    new ModelActivation(
                            seriesId,
                            id,
                            version,
                            deployment,
                            ActivationState.WITHDRAWN,
                            step,
                            label,
                            "the model's record was deleted, or the series is to be forecast by another");
        };
    }

    /** Asks for a fit in place of a model that is out of date. */
    static FitRequest fitRequest(String seriesId, Decision.Refused refused, long at) {
        String reason = "version %s was refused: %s".formatted(refused.version(), refused.reason());
        return new FitRequest(seriesId, Limits.reason(reason), null, Instant.ofEpochMilli(at));
    }
}
