/**
 * Regression: a polynomial of time by least squares, and regressions of the next value on the
 * values before it, linear with a penalty or by boosted trees.
 */
@NullMarked
package io.driftcast.forecast.regression;

import org.jspecify.annotations.NullMarked;
