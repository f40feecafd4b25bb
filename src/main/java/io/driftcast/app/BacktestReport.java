package io.driftcast.app;

import io.driftcast.training.BacktestResult;
import io.driftcast.training.Origins;

/** A backtest of one series. */
record BacktestReport(FileSeries series, Origins origins, BacktestResult result) {}
