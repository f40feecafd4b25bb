/**
 * The contract that every forecaster keeps, and what passes through it: the forecast with its
 * intervals, and the fitted model as bytes.
 */
@NullMarked
package io.driftcast.forecast;

import org.jspecify.annotations.NullMarked;
