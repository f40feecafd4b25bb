/**
 * Forecasters without parameters to fit: what any other has to beat, and what answers until another
 * one is there.
 */
@NullMarked
package io.driftcast.forecast.baseline;

import org.jspecify.annotations.NullMarked;
