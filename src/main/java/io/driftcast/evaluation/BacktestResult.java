package io.driftcast.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * How all models did on one series.
 *
 * @param id the series
 * @param train how many steps lie before the first origin
 * @param test how many follow
 * @param period the season's length in steps, 1 for none
 * @param rows one a model: the least RMSE first, equal ones as they were asked for, those that
 *     failed last
 */
public record BacktestResult(String id, int train, int test, int period, List<BacktestRow> rows) {

    public BacktestResult {
        rows =
                rows.stream()
                        .sorted(
                                Comparator.comparing((BacktestRow row) -> !row.succeeded())
                                        .thenComparingDouble(row -> row.accuracy().rmse()))
                        .toList();
    }
}
