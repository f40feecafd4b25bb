package io.driftcast.app;

import io.driftcast.series.transform.TransformSpec;
import io.driftcast.training.BacktestResult;
import io.driftcast.training.Origins;

/**
 * A backtest of one series.
 *
 * @param transform what all models saw the values through
 */
record BacktestReport(
        FileSeries series, Origins origins, TransformSpec transform, BacktestResult result) {}
