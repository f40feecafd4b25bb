package io.driftcast.e2e;

import io.driftcast.ClosedSteps;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.platform.serde.Topic;
import java.util.List;

/**
 * What an installation has answered to one series, in the order of the topics.
 *
 * @param forecasts without those that say that the series is silent
 */
record Answers(
        List<Observation> observations,
        List<Forecast> forecasts,
        List<ModelActivation> activations) {

    static Answers of(Installation installation, String series) {
        return all(installation).of(series);
    }

    static All all(Installation installation) {
        return new All(
                ClosedSteps.of(installation.read(Topic.OBSERVATIONS, Observation.class)),
                installation.read(Topic.FORECASTS, Forecast.class).stream()
                        .filter(forecast -> forecast.getStatus() != ForecastStatus.STALE)
                        .toList(),
                installation.read(Topic.MODEL_ACTIVATIONS, ModelActivation.class));
    }

    /** The answers to all series. */
    record All(
            List<Observation> observations,
            List<Forecast> forecasts,
            List<ModelActivation> activations) {

        Answers of(String series) {
            return new Answers(
                    observations.stream().filter(o -> o.getSeriesId().equals(series)).toList(),
                    forecasts.stream().filter(f -> f.getSeriesId().equals(series)).toList(),
                    activations.stream().filter(a -> a.getSeriesId().equals(series)).toList());
        }
    }

    /** The closed steps in the order in which they closed. */
    List<Long> steps() {
        return observations.stream().map(Observation::getStep).toList();
    }

    /** The steps on which the forecasts rest, in their order. */
    List<Long> origins() {
        return forecasts.stream().map(Forecast::getOriginStep).toList();
    }
}
