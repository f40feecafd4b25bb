package io.driftcast.edge.query;

import io.driftcast.avro.ForecastStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where one series stands.
 *
 * @param series the series
 * @param readings how many readings were sent for it
 * @param observations how many of its steps have closed
 * @param forecasts how many forecasts were issued
 * @param status the latest forecast's status
 * @param model the model of the latest forecast, {@code arima(2,1,2)} where it is known
 * @param last the latest value; NaN if there is none
 * @param next the median for the next step; NaN if there is none, as for the bounds
 * @param lastError the latest one-step error of a fitted model; NaN if there is none
 * @param scored how many steps {@code rmse} is over
 * @param rmse the one-step error of the fitted models; NaN if there is none
 * @param naiveRmse the error of the naive forecast over the same steps
 */
public record SeriesRow(
        String series,
        long readings,
        long observations,
        long forecasts,
        ForecastStatus status,
        @Nullable String model,
        double last,
        double next,
        double lower80,
        double upper80,
        double lastError,
        int scored,
        double rmse,
        double naiveRmse) {}
