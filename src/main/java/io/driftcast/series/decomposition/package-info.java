/**
 * What a series is made of: a trend, seasons and the remainder, by moving averages or by LOESS; how
 * strong each part is, and the seasonal differences that follow from it.
 */
@NullMarked
package io.driftcast.series.decomposition;

import org.jspecify.annotations.NullMarked;
