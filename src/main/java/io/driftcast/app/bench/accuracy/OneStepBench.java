package io.driftcast.app.bench.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.app.bench.accuracy.OneStep.Beside;
import io.driftcast.app.bench.accuracy.OneStep.Row;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.PlannedFitters;
import io.driftcast.series.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through the second half of Mauna Loa's carbon dioxide, one month at a time. */
final class OneStepBench {

    private static final String SERIES = "co2";
    private static final int TRAINING = 234;
    private static final String AUTOMATIC = "what the trainer takes";
    private static final String SEASONAL_DRIFT = "snaive-drift";

    private static final List<String> MODELS =
            List.of(
                    "naive",
                    "snaive",
                    SEASONAL_DRIFT,
                    "ets",
                    "theta",
                    "mstl",
                    "arima(0,1,1)(0,1,1)[12]",
                    "auto-arima",
                    "combination",
                    AUTOMATIC);

    /** Ours, and the reference results' name of the same model. */
    private static final Map<String, String> REFERENCES =
            Map.of(
                    "naive", "naive",
                    "snaive", "snaive",
                    "ses", "ses",
                    "holt-damped", "holt_damped",
                    "arima(0,1,1)", "arima_011",
                    "arima(3,1,0)", "arima_310",
                    "arima(2,1,2)", "arima_212",
                    "arima(0,1,1)(0,1,1)[12]", "airline",
                    "ets(M,A,M)", "ets_MAM",
                    "auto-arima", "auto_arima_each_refit");

    private record Outcome(
            String model,
            String spec,
            double filtered,
            double refitted,
            int refits,
            String problem) {}

    private final ReferenceResults results;
    private final InParallel parallel;

    OneStepBench(ReferenceResults results, InParallel parallel) {
        this.results = results;
        this.parallel = parallel;
    }

    OneStep run() throws InterruptedException {
        TrainingSeries series =
                GoldenSeries.readAll(results.read("series.json")).stream()
                        .filter(each -> each.name().equals(SERIES))
                        .findFirst()
                        .orElseThrow(() -> new AccuracyException("series.json has no " + SERIES))
                        .whole();
        List<Outcome> outcomes =
                parallel.map("one step ahead", MODELS, model -> outcome(model, series));
        double naive = filtered(outcomes, "naive");
        double drift = filtered(outcomes, SEASONAL_DRIFT);
        List<Row> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            rows.add(
                    new Row(
                            outcome.model,
                            outcome.spec,
                            outcome.filtered,
                            outcome.refitted,
                            outcome.refits,
                            naive / outcome.filtered,
                            drift / outcome.filtered,
                            outcome.problem.isEmpty() ? null : outcome.problem));
        }
        return new OneStep(
                SERIES, TRAINING, series.values().length - TRAINING, rows, beside(series));
    }

    private static double filtered(List<Outcome> outcomes, String model) {
        return outcomes.stream()
                .filter(outcome -> outcome.model.equals(model))
                .mapToDouble(Outcome::filtered)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Outcome outcome(String model, TrainingSeries series) {
        try {
            ModelFitter fitter = fitter(model, series.period());
            Rolling filtered = Rolling.run(fitter, series, TRAINING, Refits.NEVER);
            Rolling refitted = Rolling.run(fitter, series, TRAINING, Refits.ON_GROWTH);
            return new Outcome(
                    model,
                    filtered.firstSpec(),
                    filtered.rmse(series),
                    refitted.rmse(series),
                    refitted.fits() - 1,
                    "");
        } catch (UnfittableSeriesException | IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage()).split(";", 2)[0];
            return new Outcome(model, "", Double.NaN, Double.NaN, 0, problem);
        }
    }

    private static ModelFitter fitter(String model, int period) {
        return model.equals(AUTOMATIC)
                ? OneStepBench::champion
                : NamedModel.of(model).fitter(period);
    }

    /** What the trainer prefers; of its fit there is the model alone. */
    private static Fit champion(TrainingSeries series) throws UnfittableSeriesException {
        FittedModel model =
                PlannedFitters.fitter(Declaration.NOTHING).fit(series).champion().model();
        return new Fit(model, Map.of(), new double[0]);
    }

    private List<Beside> beside(TrainingSeries series) throws InterruptedException {
        JsonNode r = results.read("prequential_r.json").get(SERIES);
        JsonNode statsmodels = results.read("prequential_statsmodels.json").get(SERIES);
        int begin = r.get("first_forecast_index").asInt() - 1;
        Refits refits = Refits.every(r.get("refit_every").asInt());
        List<String> models = REFERENCES.keySet().stream().sorted().toList();
        return parallel.map(
                "one step ahead, refitted",
                models,
                model -> {
                    String name = String.valueOf(REFERENCES.get(model));
                    return new Beside(
                            model,
                            rmse(model, series, begin, refits),
                            r.path(name).path("RMSE").asDouble(Double.NaN),
                            statsmodels.path(name).path("RMSE").asDouble(Double.NaN));
                });
    }

    private static double rmse(String model, TrainingSeries series, int begin, Refits refits) {
        try {
            ModelFitter fitter = fitter(model, series.period());
            return Rolling.run(fitter, series, begin, refits).rmse(series);
        } catch (UnfittableSeriesException | IllegalArgumentException e) {
            return Double.NaN;
        }
    }
}
