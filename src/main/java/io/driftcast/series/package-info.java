/**
 * The regular grid that readings are put on, and what is computed from a series on it: step
 * arithmetic, gaps and differencing.
 */
@NullMarked
package io.driftcast.series;

import org.jspecify.annotations.NullMarked;
