/** The train application's processors: histories, fits that are due, models on their way out. */
@NullMarked
package io.driftcast.stream.topology.train;

import org.jspecify.annotations.NullMarked;
