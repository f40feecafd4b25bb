package io.driftcast.app.bench.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hourly series of the M4 competition, forecast 48 hours ahead.
 *
 * @param series how many there are
 * @param rows one a model, in the order in which they ran
 * @param mainSeconds what the models of the main line took together, wall clock
 * @param cores how many they ran on
 * @param chosen the model with the least validation MASE
 * @param published the competition's best methods and its naive ones, the least MASE first
 * @param missing models that this installation does not have
 */
public record M4Hourly(
        int series,
        List<Row> rows,
        double mainSeconds,
        int cores,
        String chosen,
        List<Context> published,
        List<String> missing) {

    /**
     * One model.
     *
     * @param model as users name it
     * @param main whether it belongs to the main line
     * @param validation MASE on the last 48 training values, fitted to those before; the mean over
     *     the series
     * @param mase on the test part, fitted to all training values; the mean over the series
     * @param smape on the test part, percent
     * @param owa the mean of sMAPE and MASE, each over that of the competition's Naive2
     * @param seconds wall clock for both fits of all series; NaN for a combination of forecasts
     *     that other rows have already
     * @param replaced forecasts (of two a series) where the seasonal naive one took the place of a
     *     model that failed
     * @param problem why the first of these failed
     */
    public record Row(
            String model,
            boolean main,
            MeanWithError validation,
            MeanWithError mase,
            double smape,
            double owa,
            double seconds,
            int replaced,
            @Nullable String problem) {}

    /** A row of the published results. */
    public record Context(String method, String kind, double smape, double mase, double owa) {}
}
