package io.driftcast.app.bench.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.app.bench.accuracy.HoldOuts.Reference;
import io.driftcast.app.bench.accuracy.HoldOuts.Row;
import io.driftcast.app.bench.accuracy.HoldOuts.Series;
import io.driftcast.app.bench.accuracy.HoldOuts.VersusR;
import io.driftcast.evaluation.Accuracy;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits every model to the training part of every data set, and compares. */
final class HoldOutBench {

    /** The season that names are tried with. */
    private static final int MONTHS = 12;

    private record Task(GoldenSeries series, Peer peer) {}

    private final ReferenceResults results;
    private final InParallel parallel;

    HoldOutBench(ReferenceResults results, InParallel parallel) {
        this.results = results;
        this.parallel = parallel;
    }

    HoldOuts run() throws InterruptedException {
        JsonNode r = results.read("holdout_r.json");
        JsonNode python = results.read("holdout_python.json");
        List<String> missing = new ArrayList<>();
        List<Peer> peers = available(missing);
        List<Task> tasks = new ArrayList<>();
        List<GoldenSeries> all = GoldenSeries.readAll(results.read("series.json"));
        for (GoldenSeries series : all) {
            for (Peer peer : peers) {
                if (peer.model().fits(series.whole().period())) {
                    tasks.add(new Task(series, peer));
                }
            }
        }
        List<Row> rows = parallel.map("hold-outs", tasks, task -> row(task, r, python));
        List<Series> series = new ArrayList<>();
        for (GoldenSeries each : all) {
            List<Row> ofSeries = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                if (tasks.get(i).series().name().equals(each.name())) {
                    ofSeries.add(rows.get(i));
                }
            }
            // NaN is the largest double: what failed comes last.
            ofSeries.sort(Comparator.comparingDouble(Row::rmse));
            series.add(
                    new Series(
                            each.name(),
                            each.training().values().length,
                            each.holdOut(),
                            each.whole().period(),
                            ofSeries));
        }
        return new HoldOuts(series, versusR(peers, rows), missing);
    }

    private static List<Peer> available(List<String> missing) {
        List<Peer> available = new ArrayList<>();
        for (Peer peer : Peer.all(ModelCatalogue.names())) {
            String problem = peer.model().problem(MONTHS);
            if (problem == null) {
                available.add(peer);
            } else {
                missing.add(problem);
            }
        }
        return available;
    }

    private static Row row(Task task, JsonNode r, JsonNode python) {
        GoldenSeries series = task.series();
        Trial trial = Trial.of(task.peer().model(), series.training(), series.holdOut());
        double[] forecast = trial.forecast();
        double[] actual = series.actual();
        double scale = Accuracy.scale(series.training().values(), series.whole().period());
        Accuracy accuracy =
                forecast == null ? Accuracy.NONE : PointAccuracy.of(actual, forecast, scale);
        return new Row(
                task.peer().model().words(),
                trial.spec(),
                accuracy.rmse(),
                accuracy.mase(),
                trial.millis(),
                reference(r, series, task.peer().r()),
                reference(python, series, task.peer().python()),
                trial.problem());
    }

    private static @Nullable Reference reference(
            JsonNode document, GoldenSeries series, @Nullable String model) {
        if (model == null) {
            return null;
        }
        JsonNode figures = document.path(series.name()).path("accuracy").path(model);
        return figures.isMissingNode()
                ? null
                : new Reference(
                        model, figures.get("RMSE").asDouble(), figures.get("MASE").asDouble());
    }

    private static List<VersusR> versusR(List<Peer> peers, List<Row> rows) {
        List<VersusR> all = new ArrayList<>();
        for (Peer peer : peers) {
            double[] ratios =
                    rows.stream()
                            .filter(row -> row.model().equals(peer.model().words()))
                            .filter(row -> row.r() != null && row.rmse() > 0)
                            .mapToDouble(row -> ratio(row))
                            .toArray();
            if (peer.r() != null && ratios.length > 0) {
                all.add(
                        new VersusR(
                                peer.model().words(), peer.r(), MeanWithError.geometric(ratios)));
            }
        }
        return all;
    }

    private static double ratio(Row row) {
        Reference r = row.r();
        return r == null ? Double.NaN : row.rmse() / r.rmse();
    }
}
