package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridEvent;
import io.driftcast.stream.deployment.SeriesFilter;
import io.driftcast.stream.deployment.StoredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From what the forecast application works with to the records it publishes. */
public final class OutputRecords {

    private OutputRecords() {}

    public static Observation observation(String seriesId, Grid grid, GridEvent.StepClosed closed) {
        boolean missing = Double.isNaN(closed.value());
        return new Observation(
                seriesId,
                closed.step(),
                Instant.ofEpochMilli(closed.at()),
                missing ? null : closed.value(),
                closed.count(),
                missing ? List.of(ObservationFlag.MISSING) : List.of(),
                grid.specHash(),
                grid(grid));
    }

    public static Observation correction(
            String seriesId, Grid grid, GridEvent.StepCorrected corrected) {
        return new Observation(
                seriesId,
                corrected.step(),
                Instant.ofEpochMilli(corrected.at()),
                corrected.value(),
                corrected.count(),
                List.of(ObservationFlag.LATE_CORRECTED),
                grid.specHash(),
                grid(grid));
    }

    private static ObservationGrid grid(Grid grid) {
        return new ObservationGrid(
                grid.interval().iso(),
                grid.interval().zone().getId(),
                grid.phaseMillis(),
                grid.seasonalPeriods());
    }

    static Forecast forecast(
            String seriesId,
            Grid grid,
            SeriesFilter filter,
            io.driftcast.forecast.Forecast forecast,
            ForecastStatus status,
            long at) {
        long origin = filter.lastStep();
        List<ForecastStep> steps = new ArrayList<>(forecast.horizon());
        for (int h = 0; h < forecast.horizon(); h++) {
            long step = origin + 1 + h;
            steps.add(
                    new ForecastStep(
                            step,
                            label(grid, step),
                            forecast.median()[h],
                            forecast.mean()[h],
                            forecast.lower80()[h],
                            forecast.upper80()[h],
                            forecast.lower95()[h],
                            forecast.upper95()[h]));
        }
        return new Forecast(
                seriesId,
                origin,
                label(grid, origin),
                Instant.ofEpochMilli(at),
                filter.modelId(),
                filter.modelVersion(),
                status,
                steps);
    }

    static ModelActivation activation(
            String seriesId, Grid grid, SeriesFilter.Decision decision, long step) {
        return switch (decision) {
            case SeriesFilter.Decision.Activated(StoredModel model) ->
                    new ModelActivation(
                            seriesId,
                            model.modelId(),
                            model.version(),
                            model.deployment(),
                            ActivationState.ACTIVE,
                            step,
                            label(grid, step),
                            null);
            case SeriesFilter.Decision.Refused(
                            String id,
                            String version,
                            long deployment,
                            String reason,
                            _) ->
                    new ModelActivation(
                            seriesId,
                            id,
                            version,
                            deployment,
                            ActivationState.REFUSED,
                            null,
                            null,
                            reason);
            case SeriesFilter.Decision.Withdrawn(String id, String version, long deployment) ->
                    new ModelActivation(
                            seriesId,
                            id,
                            version,
                            deployment,
                            ActivationState.WITHDRAWN,
                            step,
                            label(grid, step),
                            "the model's record was deleted, or the series is to be forecast by another");
        };
    }

    static FitRequest fitRequest(String seriesId, SeriesFilter.Decision.Refused refused, long at) {
        String reason = "version %s was refused: %s".formatted(refused.version(), refused.reason());
        return new FitRequest(seriesId, reason, null, Instant.ofEpochMilli(at));
    }

    private static Instant label(Grid grid, long step) {
        return Instant.ofEpochMilli(grid.labelOf(step));
    }
}
