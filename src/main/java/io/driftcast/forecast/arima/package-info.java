/**
 * ARIMA as a state-space model with the differencing in the state: exact maximum likelihood off
 * line, one O(1) filter step a reading on line.
 */
@NullMarked
package io.driftcast.forecast.arima;

import org.jspecify.annotations.NullMarked;
