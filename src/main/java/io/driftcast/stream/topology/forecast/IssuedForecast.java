package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ForecastStatus;
import io.driftcast.forecast.Forecast;
import io.driftcast.series.grid.Grid;

/**
 * A forecast on its way to its topic.
 *
 * @param originStep the last closed step, on which it rests
 * @param issuedAt epoch milliseconds
 * @param forecast of the steps after the origin
 */
public record IssuedForecast(
        String seriesId,
        Grid grid,
        long originStep,
        long issuedAt,
        String modelId,
        String modelVersion,
        ForecastStatus status,
        Forecast forecast) {}
