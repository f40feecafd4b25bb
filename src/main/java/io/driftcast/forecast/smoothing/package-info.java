/** Exponential smoothing. */
@NullMarked
package io.driftcast.forecast.smoothing;

import org.jspecify.annotations.NullMarked;
