/**
 * The benches behind ./driftcast bench. Each row is a ratio against a named yardstick in the same
 * run.
 */
@NullMarked
package io.driftcast.app.bench;

import org.jspecify.annotations.NullMarked;
