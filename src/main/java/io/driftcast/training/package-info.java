/**
 * History in, fitted model out: the search over models and the bounded pool that runs it beside the
 * stream.
 */
@NullMarked
package io.driftcast.training;

import org.jspecify.annotations.NullMarked;
