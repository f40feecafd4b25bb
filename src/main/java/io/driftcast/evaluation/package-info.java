/**
 * How good forecasts are: errors and coverage in one tally, forecasts that wait for their actual
 * values, and backtests on the ends of series.
 */
@NullMarked
package io.driftcast.evaluation;

import org.jspecify.annotations.NullMarked;
