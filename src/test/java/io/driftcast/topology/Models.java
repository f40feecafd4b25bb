package io.driftcast.topology;

import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.store.FitState.PendingFit;
import io.driftcast.store.SeriesPlan;
import io.driftcast.training.FitPlan;
import io.driftcast.training.PlannedFitters;
import java.util.List;

/** Models as the trainer would publish them, fitted to what a test has observed. */
final class Models {

    private Models() {}

    static Model fit(String series, List<Observation> observations, long deployment) {
        return fit(series, observations, FitPlan.DEFAULT, deployment);
    }

    static Model fit(String series, List<Observation> observations, FitPlan plan, long deployment) {
        Observation first = observations.getFirst();
        Observation last = observations.getLast();
        double[] values =
                observations.stream()
                        .mapToDouble(step -> step.getValue() == null ? Double.NaN : step.getValue())
                        .toArray();
        SeriesPlan known = SeriesPlans.UNKNOWN.withGrid(SeriesPlans.grid(first.getGrid()));
        try {
            FittedModel fitted =
                    PlannedFitters.fitter(plan)
                            .fit(
                                    new TrainingSeries(
                                            SeriesPlans.timeline(known, first.getStep()),
                                            SeriesPlans.periods(known),
                                            values))
                            .model();
            return ModelRecords.model(
                    series,
                    first.getSpecHash(),
                    new PendingFit(first.getStep(), last.getStep(), "test"),
                    first.getAt().toEpochMilli(),
                    last.getAt().toEpochMilli(),
                    fitted,
                    deployment);
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }
}
