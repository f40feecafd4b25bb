package io.driftcast.app.bench.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of the held-out ends of R's data sets, all from one origin.
 *
 * @param series one entry a data set
 * @param versusR our models against R's, over the data sets
 * @param missing models that this installation does not have, with the reason
 */
public record HoldOuts(List<Series> series, List<VersusR> versusR, List<String> missing) {

    /**
     * One data set.
     *
     * @param name as R calls it
     * @param training how many values the models were fitted to
     * @param test how many were held out
     * @param period the season, 1 for none
     * @param rows the least RMSE first, what failed last
     */
    public record Series(String name, int training, int test, int period, List<Row> rows) {}

    /**
     * One model on one data set.
     *
     * @param model as users name it
     * @param spec what was fitted
     * @param rmse of ours; NaN if it failed
     * @param mase of ours, by the training error of the seasonal naive forecast
     * @param fitMs what fit and forecast took, other work going on
     * @param r R's model of the kind, null if it has none
     * @param python Python's, null if it has none
     * @param problem why ours failed
     */
    public record Row(
            String model,
            String spec,
            double rmse,
            double mase,
            double fitMs,
            @Nullable Reference r,
            @Nullable Reference python,
            @Nullable String problem) {}

    /** A model of another implementation, as the reference results name it. */
    public record Reference(String model, double rmse, double mase) {}

    /**
     * One model on all data sets.
     *
     * @param model ours
     * @param reference R's
     * @param ratio the geometric mean of our RMSE over R's; below 1 ours is better
     */
    public record VersusR(String model, String reference, MeanWithError ratio) {}
}
