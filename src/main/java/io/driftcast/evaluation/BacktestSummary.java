package io.driftcast.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How the models did over several series.
 *
 * @param rows one a model: the least mean rank first
 */
public record BacktestSummary(List<Row> rows) {

    /**
     * One model.
     *
     * @param model its name
     * @param series on how many series it worked
     * @param failed on how many it failed
     * @param mase mean of its MASE over the series where it has a finite one; NaN if there are none
     * @param smape the same of its sMAPE
     * @param rank its mean place by RMSE, 1 the best; equal ones share the mean of their places,
     *     and so do those that failed
     */
    public record Row(
            String model, int series, int failed, double mase, double smape, double rank) {}

    private record Placed(BacktestRow row, double place) {}

    /** Of all models on all series; a model that is not asked for everywhere has fewer places. */
    public static BacktestSummary of(List<BacktestResult> results) {
        Map<String, List<Placed>> byModel = new LinkedHashMap<>();
        for (BacktestResult result : results) {
            List<BacktestRow> rows = result.rows();
            for (BacktestRow row : rows) {
                byModel.computeIfAbsent(row.model(), _ -> new ArrayList<>())
                        .add(new Placed(row, place(row, rows)));
            }
        }
        List<Row> rows = new ArrayList<>();
        byModel.forEach((model, placed) -> rows.add(row(model, placed)));
        rows.sort(Comparator.comparingDouble(Row::rank));
        return new BacktestSummary(List.copyOf(rows));
    }

    private static double place(BacktestRow row, List<BacktestRow> rows) {
        int before = 0;
        int equal = 0;
        for (BacktestRow other : rows) {
            int order = Double.compare(rankedError(other), rankedError(row));
            before += order < 0 ? 1 : 0;
            equal += order == 0 ? 1 : 0;
        }
        return before + (1 + equal) / 2.0;
    }

    /** NaN, behind all numbers, for those that failed. */
    private static double rankedError(BacktestRow row) {
        return row.accuracy().rmse();
    }

    private static Row row(String model, List<Placed> placed) {
        int worked = (int) placed.stream().filter(each -> each.row().succeeded()).count();
        return new Row(
                model,
                worked,
                placed.size() - worked,
                mean(placed, each -> each.row().accuracy().mase()),
                mean(placed, each -> each.row().accuracy().smape()),
                mean(placed, Placed::place));
    }

    private static double mean(List<Placed> placed, ToDoubleFunction<Placed> measure) {
        return placed.stream()
                .mapToDouble(measure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
