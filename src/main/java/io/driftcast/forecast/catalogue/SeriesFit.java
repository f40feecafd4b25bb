package io.driftcast.forecast.catalogue;

import java.util.Comparator;
import java.util.List;

/**
 * What a fit leaves: one model or several, each fitted to all that there is.
 *
 * @param models in the order in which they were named; each of another name and rank
 * @param failures of the forecasters that were named those that have no model, each with the reason
 */
public record SeriesFit(List<TrainedModel> models, List<String> failures) {

    /**
     * @throws IllegalArgumentException if there is no model
     */
    public SeriesFit {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a fit without a model");
        }
        models = List.copyOf(models);
        failures = List.copyOf(failures);
    }

    /** One model, with nothing to tell of others. */
    public static SeriesFit of(TrainedModel model) {
        return new SeriesFit(List.of(model), List.of());
    }

    /** The model that is to work. */
    public TrainedModel champion() {
        return models.stream().min(Comparator.comparingInt(TrainedModel::rank)).orElseThrow();
    }
}
