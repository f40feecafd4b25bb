package io.driftcast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.LastValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final double NO = Double.NEGATIVE_INFINITY;

    private static final Backtest BACKTEST = new Backtest(LastValue.FAMILIES, 2);

    private static BacktestTask task(Origins origins, double[] values, Contestant... models) {
        return new BacktestTask(
                "meter", TrainingSeries.of(1, values), List.of(models), origins, 1000, NO, -NO);
    }

    private static Contestant plus(double more) {
        return new Contestant("plus " + more, LastValue.plus(more));
    }

    private static BacktestResult run(BacktestTask task) {
        return BACKTEST.run(List.of(task), Backtest.Progress.NONE).getFirst();
    }

    private static BacktestRow.Path path(BacktestRow row) {
        return Objects.requireNonNull(row.path());
    }

    @Test
    void aHoldOutIsForecastWholeFromOneOrigin() {
        double[] values = {1, 3, 4, 6, 3, 5};

        BacktestResult result = run(task(Origins.holdOut(3), values, plus(0)));

        assertThat(result.train()).isEqualTo(3);
        assertThat(result.test()).isEqualTo(3);
        BacktestRow row = result.rows().getFirst();
        assertThat(path(row).median()).containsExactly(4, 4, 4);
        assertThat(row.accuracy().n()).isEqualTo(3);
        assertThat(row.accuracy().mae()).isCloseTo((2 + 1 + 1) / 3.0, within(1e-12));
        assertThat(row.accuracy().mase()).isCloseTo((2 + 1 + 1) / 3.0 / 1.5, within(1e-12));
        assertThat(row.accuracy().coverage80()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(row.spec()).isEqualTo("last+0.0 of 3");
    }

    @Test
    void betweenFitsTheModelMovesOnWithEachValue() {
        double[] values = {1, 3, 4, 6, 3, 5};

        BacktestRow row = run(task(Origins.holdOut(3), values, plus(0))).rows().getFirst();

        assertThat(row.oneStep().n()).isEqualTo(3);
        assertThat(row.oneStep().mae()).isCloseTo((2 + 3 + 2) / 3.0, within(1e-12));
    }

    @Test
    void rollingOriginsAreSpreadOverTheTestPartAndFittedAnew() {
        double[] values = IntStream.range(0, 10).asDoubleStream().toArray();

        BacktestRow row = run(task(new Origins(6, 2, 3), values, plus(0))).rows().getFirst();

        assertThat(path(row).median()).containsExactly(3, 3, 5, 5, 7, 7);
        assertThat(path(row).lower95()).containsExactly(1, 1, 3, 3, 5, 5);
        assertThat(row.accuracy().n()).isEqualTo(6);
        assertThat(row.accuracy().mae()).isEqualTo(1.5);
        assertThat(row.oneStep().n()).isEqualTo(6);
        assertThat(row.oneStep().mae()).isEqualTo(1);
        assertThat(row.spec()).isEqualTo("last+0.0 of 8");
    }

    @Test
    void ofOverlappingForecastsTheLatestIsShownAndAllAreCounted() {
        double[] values = IntStream.range(0, 10).asDoubleStream().toArray();

        BacktestRow row = run(task(new Origins(5, 3, 3), values, plus(0))).rows().getFirst();

        assertThat(path(row).median()).containsExactly(4, 5, 6, 6, 6);
        assertThat(row.accuracy().n()).isEqualTo(9);
        assertThat(row.accuracy().mae()).isEqualTo(2);
        assertThat(row.oneStep().n()).isEqualTo(5);
    }

    @Test
    void aModelSeesWhatLiesBeforeItsOriginAndWithinItsWindow() {
        double[] values = IntStream.range(0, 20).asDoubleStream().toArray();
        ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
        ModelFitter spy =
                series -> {
                    double[] got = series.values();
                    seen.add(String.format(Locale.ROOT, "%.0f..%.0f", got[0], got[got.length - 1]));
                    return LastValue.plus(0).fit(series);
                };
        BacktestTask task =
                new BacktestTask(
                        "meter",
                        TrainingSeries.of(1, values),
                        List.of(new Contestant("spy", spy)),
                        new Origins(6, 3, 2),
                        10,
                        NO,
                        -NO);

        run(task);

        assertThat(seen).containsExactly("4..13", "7..16");
    }

    @Test
    void whatFailsHasARowThatSaysWhyBehindTheOthers() {
        double[] values = {1, 3, 4, 6, 3, 5};
        Contestant thrower =
                new Contestant(
                        "thrower",
                        _ -> {
                            throw new IllegalStateException("no such thing");
                        });
        Contestant dying =
                new Contestant(
                        "dying",
                        _ -> {
                            throw new StackOverflowError();
                        });

        List<BacktestRow> rows =
                run(task(
                                Origins.holdOut(3),
                                values,
                                thrower,
                                Contestant.absent("absent", "it needs more"),
                                plus(5),
                                dying,
                                plus(0)))
                        .rows();

        assertThat(rows.stream().map(BacktestRow::model))
                .containsExactly("plus 0.0", "plus 5.0", "thrower", "absent", "dying");
        assertThat(rows.stream().map(BacktestTest::error))
                .containsExactly(
                        "",
                        "",
                        "IllegalStateException: no such thing",
                        "it needs more",
                        "StackOverflowError");
        assertThat(rows.getLast().accuracy().rmse()).isNaN();
    }

    private static String error(BacktestRow row) {
        return Objects.requireNonNullElse(row.error(), "");
    }

    @Test
    void aModelThatFailsAtOneOriginFails() {
        ModelFitter late =
                series -> {
                    if (series.values().length > 14) {
                        throw new UnfittableSeriesException("too long");
                    }
                    return LastValue.plus(0).fit(series);
                };

        BacktestRow row =
                run(task(new Origins(6, 3, 2), new double[20], new Contestant("late", late)))
                        .rows()
                        .getFirst();

        assertThat(row.error()).isEqualTo("from step 17 on: too long");
        assertThat(row.path()).isNull();
    }

    @Test
    void forecastsStayWithinTheLegalBounds() {
        BacktestTask task =
                new BacktestTask(
                        "meter",
                        TrainingSeries.of(1, 1, 2, 3, 2),
                        List.of(plus(0)),
                        Origins.holdOut(1),
                        1000,
                        2.5,
                        3.5);

        BacktestRow.Path path = path(run(task).rows().getFirst());

        assertThat(path.lower95()).containsExactly(2.5);
        assertThat(path.upper95()).containsExactly(3.5);
    }

    @Test
    void resultsDoNotDependOnThreads() {
        double[] values = new SplittableRandom(3).doubles(200).toArray();
        List<BacktestTask> tasks = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            tasks.add(task(new Origins(10 * i, 5, 3), values, plus(0), plus(0.1), plus(-0.1)));
        }

        List<String> one = texts(new Backtest(LastValue.FAMILIES, 1), tasks);

        assertThat(texts(new Backtest(LastValue.FAMILIES, 7), tasks)).isEqualTo(one);
        assertThat(one).hasSize(15).doesNotHaveDuplicates();
    }

    private static List<String> texts(Backtest backtest, List<BacktestTask> tasks) {
        return backtest.run(tasks, Backtest.Progress.NONE).stream()
                .flatMap(result ->
                        result.rows().stream()
                                .map(row ->
                                        String.format(
                                                Locale.ROOT,
                                                "%d %s %s %s",
                                                result.test(),
                                                row.model(),
                                                row.accuracy(),
                                                row.oneStep())))
                .toList();
    }

    @Test
    void progressCountsEveryFit() {
        List<String> heard = new ArrayList<>();

        BACKTEST.run(
                List.of(task(new Origins(6, 3, 2), new double[20], plus(0), plus(1))),
                (_, done, all) -> heard.add(done + "/" + all));

        assertThat(heard).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run(task(Origins.holdOut(1), new double[5], plus(0))))
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void overSeveralSeriesModelsAreRanked() {
        double[] flat = {0, 1, 0, 0, 0};
        double[] rising = {0, 1, 2, 3, 4};
        Contestant fails = Contestant.absent("fails", "never");

        List<BacktestResult> results =
                BACKTEST.run(
                        List.of(
                                task(Origins.holdOut(2), flat, plus(0), plus(1), fails),
                                task(Origins.holdOut(2), rising, plus(0), plus(1), fails),
                                task(Origins.holdOut(2), rising, plus(2), plus(1), fails)),
                        Backtest.Progress.NONE);
        BacktestSummary summary = BacktestSummary.of(results);

        assertThat(summary.rows().stream().map(row -> row.model() + " " + row.rank()))
                .containsExactly("plus 0.0 1.5", "plus 1.0 1.5", "plus 2.0 1.5", "fails 3.0");
        assertThat(rowOf(summary, "plus 1.0").series()).isEqualTo(3);
        assertThat(rowOf(summary, "plus 2.0").series()).isEqualTo(1);
        assertThat(rowOf(summary, "fails").failed()).isEqualTo(3);
        assertThat(rowOf(summary, "fails").mase()).isNaN();
        assertThat(rowOf(summary, "plus 0.0").mase()).isCloseTo((0 + 1.5) / 2, within(1e-12));
    }

    private static BacktestSummary.Row rowOf(BacktestSummary summary, @Nullable String model) {
        return summary.rows().stream()
                .filter(row -> row.model().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
