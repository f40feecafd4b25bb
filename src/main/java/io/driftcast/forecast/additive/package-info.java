/** Sums of a trend, seasons of the calendar and holidays, fitted as a regression on time. */
@NullMarked
package io.driftcast.forecast.additive;

import org.jspecify.annotations.NullMarked;
