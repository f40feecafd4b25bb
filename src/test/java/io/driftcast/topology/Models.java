package io.driftcast.topology;

import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Timeline;
import io.driftcast.store.FitState.PendingFit;
import io.driftcast.training.ModelCatalogue;
import java.util.List;

/** Models as the trainer would publish them, fitted to what a test has observed. */
final class Models {

    private Models() {}

    static Model fit(String series, List<Observation> observations, long deployment) {
        Observation first = observations.getFirst();
        Observation last = observations.getLast();
        double[] values =
                observations.stream()
                        .mapToDouble(step -> step.getValue() == null ? Double.NaN : step.getValue())
                        .toArray();
        try {
            FittedModel fitted =
                    ModelCatalogue.fitter("auto-arima", ModelRequest.of(1))
                            .fit(
                                    new TrainingSeries(
                                            Timeline.ofDays().from(first.getStep()),
                                            List.of(1),
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
