package io.driftcast.app.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.driftcast.data.FileSeries;
import io.driftcast.evaluation.Accuracy;
import io.driftcast.evaluation.BacktestResult;
import io.driftcast.evaluation.BacktestRow;
import io.driftcast.evaluation.BacktestSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest of one series as {@code --format json} prints it.
 *
 * @param train how many steps lie before the first origin
 * @param test how many follow
 * @param horizon how many steps were forecast from each origin
 * @param origins how many origins there were
 * @param at the labels of the test part in ISO-8601; null where the file gives no times
 * @param actual its values
 * @param results the least RMSE first, failed ones last
 * @param unavailable the models that were not tried, and why
 */
public record BacktestDocument(
        String series,
        int train,
        int test,
        int period,
        int horizon,
        int origins,
        @Nullable List<String> at,
        double[] actual,
        List<Row> results,
        Map<String, String> unavailable) {

    /** Many series, and how the models did over all of them. */
    record Many(List<BacktestDocument> series, List<BacktestSummary.Row> summary) {}

    /**
     * One model.
     *
     * @param forecast for each step of the test part that of the latest origin before it
     * @param oneStep one step ahead over the test part, moved on by each value between the fits
     * @param error why there is nothing else; left out if it worked
     */
    record Row(
            String model,
            @Nullable String spec,
            double rmse,
            double mae,
            double mape,
            double smape,
            double mase,
            @JsonProperty("coverage_80") double coverage80,
            @JsonProperty("coverage_95") double coverage95,
            double pinball,
            double fitMs,
            double[] forecast,
            @JsonProperty("lower_80") double[] lower80,
            @JsonProperty("upper_80") double[] upper80,
            @JsonProperty("lower_95") double[] lower95,
            @JsonProperty("upper_95") double[] upper95,
            @Nullable OneStep oneStep,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

        private static final BacktestRow.Path NO_PATH =
                new BacktestRow.Path(
                        new double[0], new double[0], new double[0], new double[0], new double[0]);

        public static Row of(BacktestRow row) {
            Accuracy accuracy = row.accuracy();
            BacktestRow.Path path = row.path() == null ? NO_PATH : row.path();
            return new Row(
                    row.model(),
                    row.spec(),
                    accuracy.rmse(),
                    accuracy.mae(),
                    accuracy.mape(),
                    accuracy.smape(),
                    accuracy.mase(),
                    accuracy.coverage80(),
                    accuracy.coverage95(),
                    accuracy.pinball(),
                    row.fitMillis(),
                    ForecastNumbers.of(path.median()),
                    ForecastNumbers.of(path.lower80()),
                    ForecastNumbers.of(path.upper80()),
                    ForecastNumbers.of(path.lower95()),
                    ForecastNumbers.of(path.upper95()),
                    row.succeeded() ? OneStep.of(row.oneStep()) : null,
                    row.error());
        }
    }

    /** The measures one step ahead. */
    record OneStep(
            double rmse,
            double mae,
            double mase,
            @JsonProperty("coverage_80") double coverage80,
            @JsonProperty("coverage_95") double coverage95) {

        public static OneStep of(Accuracy accuracy) {
            return new OneStep(
                    accuracy.rmse(),
                    accuracy.mae(),
                    accuracy.mase(),
                    accuracy.coverage80(),
                    accuracy.coverage95());
        }
    }

    /** One series as a document of its own, several as {@link Many}. */
    public static Object of(List<BacktestReport> reports, Map<String, String> unavailable) {
        List<BacktestDocument> series =
                reports.stream().map(report -> of(report, unavailable)).toList();
        return series.size() == 1
                ? series.getFirst()
                : new Many(
                        series,
                        BacktestSummary.of(reports.stream().map(BacktestReport::result).toList())
                                .rows());
    }

    private static BacktestDocument of(BacktestReport report, Map<String, String> unavailable) {
        FileSeries series = report.series();
        BacktestResult result = report.result();
        int length = series.values().length;
        return new BacktestDocument(
                result.id(),
                result.train(),
                result.test(),
                result.period(),
                report.origins().horizon(),
                report.origins().count(),
                new StepLabels(series).isos(result.train(), length),
                Arrays.copyOfRange(series.values(), result.train(), length),
                result.rows().stream().map(Row::of).toList(),
                unavailable);
    }
}
