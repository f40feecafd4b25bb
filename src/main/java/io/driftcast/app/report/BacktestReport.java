package io.driftcast.app.report;

import io.driftcast.data.FileSeries;
import io.driftcast.evaluation.BacktestResult;
import io.driftcast.evaluation.Origins;
import io.driftcast.series.transform.TransformSpec;

/**
 * A backtest of one series.
 *
 * @param transform what all models saw the values through
 */
public record BacktestReport(
        FileSeries series, Origins origins, TransformSpec transform, BacktestResult result) {}
