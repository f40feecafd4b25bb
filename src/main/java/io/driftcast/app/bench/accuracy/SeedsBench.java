package io.driftcast.app.bench.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.app.bench.accuracy.Seeds.Row;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fits the LSTM to the longer data sets from three beginnings, beside PyTorch's. */
final class SeedsBench {

    private static final String MODEL = "lstm";
    private static final String REFERENCE = "lstm32_diff";
    private static final int SEEDS = 3;
    private static final int LEAST_VALUES = 100;

    private record Task(GoldenSeries series, long seed) {}

    private final ReferenceResults results;
    private final InParallel parallel;

    SeedsBench(ReferenceResults results, InParallel parallel) {
        this.results = results;
        this.parallel = parallel;
    }

    Seeds run() throws InterruptedException {
        List<GoldenSeries> all =
                GoldenSeries.readAll(results.read("series.json")).stream()
                        .filter(each -> each.whole().values().length >= LEAST_VALUES)
                        .toList();
        List<Task> tasks = new ArrayList<>();
        for (GoldenSeries each : all) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                tasks.add(new Task(each, seed));
            }
        }
        List<Double> errors = parallel.map("seeds of " + MODEL, tasks, SeedsBench::rmse);
        JsonNode python = results.read("holdout_python.json");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonNode figures = python.path(all.get(i).name()).path("accuracy").path(REFERENCE);
            rows.add(
                    new Row(
                            all.get(i).name(),
                            figures.get("RMSE").asDouble(),
                            errors.subList(i * SEEDS, (i + 1) * SEEDS)));
        }
        List<MeanWithError> ratios = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            int which = seed;
            ratios.add(
                    MeanWithError.geometric(
                            rows.stream()
                                    .mapToDouble(row -> row.rmse().get(which) / row.reference())
                                    .toArray()));
        }
        MeanWithError median =
                ratios.stream()
                        .sorted(Comparator.comparingDouble(MeanWithError::value))
                        .toList()
                        .get(SEEDS / 2);
        return new Seeds(MODEL, REFERENCE, rows, ratios, median);
    }

    private static double rmse(Task task) {
        GoldenSeries series = task.series();
        ModelRequest request =
                new ModelRequest(
                        series.whole().period(),
                        null,
                        List.of(),
                        task.seed(),
                        0,
                        ModelRequest.Zero.BOUND);
        try {
            Fit fit = ModelCatalogue.fitter(MODEL, request).fit(series.training());
            double[] forecast =
                    ModelCatalogue.families()
                            .restore(fit.model())
                            .forecast(series.holdOut())
                            .median();
            return PointAccuracy.of(series.actual(), forecast, Double.NaN).rmse();
        } catch (UnfittableSeriesException e) {
            throw new AccuracyException("%s: %s".formatted(series.name(), e.getMessage()), e);
        }
    }
}
