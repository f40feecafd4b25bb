/** Readings from outside: CSV files and generated sample feeds, sent to the readings topic. */
@NullMarked
package io.driftcast.edge.feed;

import org.jspecify.annotations.NullMarked;
