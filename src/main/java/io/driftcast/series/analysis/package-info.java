/**
 * What can be said of a series before a model is chosen: autocorrelations, tests of stationarity
 * and of white noise, how often to difference, and which season it has.
 */
@NullMarked
package io.driftcast.series.analysis;

import org.jspecify.annotations.NullMarked;
