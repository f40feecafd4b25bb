/**
 * The forecast application's processors up to the grid: readings and declarations in, closed steps
 * out.
 */
@NullMarked
package io.driftcast.stream.topology.ingest;

import org.jspecify.annotations.NullMarked;
