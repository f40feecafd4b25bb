/** The forecast application's processors behind the grid: closed steps in, forecasts out. */
@NullMarked
package io.driftcast.stream.topology.forecast;

import org.jspecify.annotations.NullMarked;
