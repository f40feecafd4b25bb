/**
 * Which models work for a series, and their state between steps; parameters are kept once a
 * version.
 */
@NullMarked
package io.driftcast.stream.deployment;

import org.jspecify.annotations.NullMarked;
