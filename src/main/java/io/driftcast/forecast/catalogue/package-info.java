/**
 * Every forecaster by its name, to fit, and by its kind, to run; and the fitters that a series'
 * declaration asks for.
 */
@NullMarked
package io.driftcast.forecast.catalogue;

import org.jspecify.annotations.NullMarked;
