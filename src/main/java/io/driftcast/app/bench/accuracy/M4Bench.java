package io.driftcast.app.bench.accuracy;

import io.driftcast.app.bench.accuracy.M4Data.Published;
import io.driftcast.app.bench.accuracy.M4Hourly.Context;
import io.driftcast.app.bench.accuracy.M4Hourly.Row;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fits the models to the M4 competition's hourly series, twice each: to all but the last 48
 * training values, which then tell which model is to be taken, and to all of them, for the test
 * values.
 */
final class M4Bench {

    private static final String COMBINATION = "combination";

    private static final List<String> MAIN =
            List.of("snaive", "ets", "theta", "arima(1,0,1)(0,1,1)[24]", "mstl", COMBINATION);

    /** Orders beside the main line's, to be chosen by the validation as well. */
    private static final List<String> ALTERNATIVES =
            List.of("arima(2,0,1)(0,1,1)[24]", "arima(1,0,1)(1,1,1)[24]");

    private static final Comparator<Row> BY_VALIDATION =
            Comparator.comparingDouble(row -> row.validation().value());

    /** What learns from all series together. */
    private static final String GROUP = "lstm";

    /** A network for each of the series would take most of an hour. */
    private static final Set<String> NETWORKS = Set.of("lstm", "rnn");

    private static final int BEST_PUBLISHED = 8;
    private static final int BEST_COMBINATIONS = 5;
    private static final List<String> NAIVE = List.of("sNaive", "Naive2", "Naive");

    private final M4Data data;
    private final M4Scores scores;
    private final InParallel parallel;
    private final Consumer<String> progress;
    private final List<String> missing = new ArrayList<>();
    private final List<M4Forecasts> combined = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    M4Bench(Path folder, InParallel parallel, Consumer<String> progress) {
        this.data = M4Data.read(folder);
        this.scores = new M4Scores(data);
        this.parallel = parallel;
        this.progress = progress;
    }

    M4Hourly run() throws InterruptedException {
        long begin = System.nanoTime();
        for (String name : MAIN) {
            add(name, true);
        }
        double mainSeconds = secondsSince(begin);
        for (String name : ALTERNATIVES) {
            add(name, false);
        }
        rows.addAll(bestCombinations());
        addGroup();
        for (String name : others()) {
            add(name, false);
        }
        return new M4Hourly(
                data.series().size(),
                rows,
                mainSeconds,
                Runtime.getRuntime().availableProcessors(),
                rows.stream().min(BY_VALIDATION).map(Row::model).orElse(""),
                context(),
                missing);
    }

    private void add(String name, boolean isMain) throws InterruptedException {
        NamedModel model = NamedModel.of(name);
        String problem = model.problem(M4Data.PERIOD);
        if (problem != null) {
            missing.add(problem);
            return;
        }
        long begin = System.nanoTime();
        M4Forecasts forecasts = M4Forecasts.of(model, data.series(), parallel);
        Row row = scores.row(forecasts, isMain, secondsSince(begin));
        rows.add(row);
        boolean single = isMain && !name.equals(COMBINATION);
        if (single || ALTERNATIVES.contains(name)) {
            combined.add(forecasts);
        }
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "M4 hourly, %s: MASE %.3f in validation, %.0f s",
                        name,
                        row.validation().value(),
                        row.seconds()));
    }

    /** One network for all series. */
    private void addGroup() throws InterruptedException {
        long begin = System.nanoTime();
        M4Forecasts forecasts = M4Group.forecasts(GROUP, data.series(), parallel);
        Row row = scores.row(forecasts, false, secondsSince(begin));
        rows.add(row);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "M4 hourly, %s: MASE %.3f in validation, %.0f s",
                        row.model(),
                        row.validation().value(),
                        row.seconds()));
    }

    /** Of all combinations of the models so far those with the least validation MASE. */
    private List<Row> bestCombinations() {
        List<Row> combinations = new ArrayList<>();
        for (int set = 1; set < 1 << combined.size(); set++) {
            List<M4Forecasts> members = new ArrayList<>();
            for (int i = 0; i < combined.size(); i++) {
                if ((set >> i & 1) == 1) {
                    members.add(combined.get(i));
                }
            }
            if (members.size() > 1) {
                combinations.add(scores.row(M4Forecasts.combination(members), false, Double.NaN));
            }
        }
        return combinations.stream().sorted(BY_VALIDATION).limit(BEST_COMBINATIONS).toList();
    }

    /** The rest of the catalogue, the quick ones of the main line and their kind apart. */
    private static List<String> others() {
        return ModelCatalogue.names().stream()
                .filter(name -> !MAIN.contains(name) && !NETWORKS.contains(name))
                .filter(name -> !name.contains("["))
                .toList();
    }

    private List<Context> context() {
        List<Published> best = new ArrayList<>(data.published());
        best.sort(Comparator.comparingDouble(Published::mase));
        return Stream.concat(
                        best.stream().limit(BEST_PUBLISHED), NAIVE.stream().map(data::published))
                .map(row ->
                        new Context(row.method(), row.kind(), row.smape(), row.mase(), row.owa()))
                .toList();
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
