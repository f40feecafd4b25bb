/**
 * Configuration as immutable values, read from file, environment and flags with all problems
 * reported at once.
 */
@NullMarked
package io.driftcast.platform.config;

import org.jspecify.annotations.NullMarked;
