package io.driftcast.app.bench.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-step forecasts of a series as the stream makes them.
 *
 * @param series which
 * @param training how many values the first fit had
 * @param test how many were forecast
 * @param rows in the order in which models are listed
 * @param beside the same models by the rules of the reference results
 */
public record OneStep(String series, int training, int test, List<Row> rows, List<Beside> beside) {

    /**
     * One model.
     *
     * @param model as users name it
     * @param spec what was fitted first
     * @param filtered RMSE of the model fitted once; NaN if it failed
     * @param refitted RMSE of the model fitted again as the trainer does
     * @param refits how many fits that were after the first
     * @param naiveOverOurs RMSE of the naive forecast over {@code filtered}
     * @param seasonalDriftOverOurs the same of the seasonal naive forecast with drift
     * @param problem why it failed
     */
    public record Row(
            String model,
            String spec,
            double filtered,
            double refitted,
            int refits,
            double naiveOverOurs,
            double seasonalDriftOverOurs,
            @Nullable String problem) {}

    /**
     * The last 100 values, fitted again every 10.
     *
     * @param model ours
     * @param rmse of ours; NaN if it failed
     * @param r RMSE of R's; NaN if there is none
     * @param statsmodels RMSE of statsmodels'; NaN if there is none
     */
    public record Beside(String model, double rmse, double r, double statsmodels) {}
}
