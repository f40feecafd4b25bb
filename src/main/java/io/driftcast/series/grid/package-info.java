/**
 * The regular grid of one series: to which step a reading belongs, when a step closes, what becomes
 * of readings that are late, doubled or far ahead, and how an undeclared grid is found.
 */
@NullMarked
package io.driftcast.series.grid;

import org.jspecify.annotations.NullMarked;
