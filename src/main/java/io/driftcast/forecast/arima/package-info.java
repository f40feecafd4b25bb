/**
 * Seasonal ARIMA: exact maximum likelihood off line, by a fast recursion on the differences or,
 * with gaps, by a filter that has the differencing in its state; the choice of orders by AICc; and
 * one filter step a reading on line, which costs a few terms while readings come without a gap.
 */
@NullMarked
package io.driftcast.forecast.arima;

import org.jspecify.annotations.NullMarked;
