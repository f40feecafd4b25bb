package io.driftcast.edge.query;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.evaluation.StepLedger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what the topics say about one series. Not thread-safe. */
final class SeriesTracker {

    private final String series;
    private final StepLedger ledger = new StepLedger();
    private final TreeMap<Long, Boolean> missingByStep = new TreeMap<>();
    private final Set<Long> answered = new HashSet<>();

    private long readings;
    private int observed;
    private long forecasts;
    private @Nullable Long modelStep;
    private final Map<String, String> specsByVersion = new HashMap<>();
    private @Nullable Forecast latest;

    SeriesTracker(String series) {
        this.series = series;
    }

    void reading() {
        readings++;
    }

    void observation(Observation observation) {
        if (observation.getFlags().contains(ObservationFlag.LATE_CORRECTED)) {
            return;
        }
        Double value = observation.getValue();
        for (int i = 0; i < observation.getSteps(); i++) {
            missingByStep.put(observation.getStep() + i, value == null);
        }
        observed += value == null ? 0 : 1;
        ledger.observe(observation.getStep(), value == null ? Double.NaN : value);
    }

    void forecast(Forecast forecast) {
        forecasts++;
        latest = forecast;
        answered.add(forecast.getOriginStep());
        if (forecast.getStatus() == ForecastStatus.OK) {
            ForecastStep next = forecast.getSteps().getFirst();
            ledger.expect(next.getStep(), next.getForecastValue());
        }
    }

    void model(Model model) {
        modelStep = model.getTrainedToStep();
        specsByVersion.put(model.getVersion(), model.getSpec());
    }

    /** Steps with a value seen so far. */
    int observed() {
        return observed;
    }

    /** How many of them the latest model could be fitted to; 0 if there is none. */
    long observedByModel() {
        return modelStep == null
                ? 0
                : missingByStep.headMap(modelStep, true).values().stream()
                        .filter(missing -> !missing)
                        .count();
    }

    long observations() {
        return missingByStep.size();
    }

    long forecasts() {
        return forecasts;
    }

    /**
     * Closed steps that no forecast answers, where a run of missing steps counts as one and nothing
     * is expected before the first value.
     */
    long unanswered() {
        long count = 0;
        boolean begun = false;
        for (var entry : missingByStep.entrySet()) {
            boolean missing = entry.getValue();
            begun |= !missing;
            boolean endsRun = !missing || !missingByStep.getOrDefault(entry.getKey() + 1, false);
            if (begun && endsRun && !answered.contains(entry.getKey())) {
                count++;
            }
        }
        return count;
    }

    SeriesRow row() {
        Forecast forecast = latest;
        ForecastStep next = forecast == null ? null : forecast.getSteps().getFirst();
        return new SeriesRow(
                series,
                readings,
                observations(),
                forecasts,
                forecast == null ? ForecastStatus.UNKNOWN : forecast.getStatus(),
                forecast == null ? null : modelName(forecast),
                ledger.last(),
                next == null ? Double.NaN : next.getForecastValue(),
                next == null ? Double.NaN : next.getLower80(),
                next == null ? Double.NaN : next.getUpper80(),
                ledger.lastError(),
                ledger.scored(),
                ledger.rmse(),
                ledger.naiveRmse());
    }

    private String modelName(Forecast forecast) {
        return specsByVersion.getOrDefault(forecast.getModelVersion(), forecast.getModelId());
    }
}
