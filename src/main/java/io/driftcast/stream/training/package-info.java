/**
 * When series and groups are fitted: the schedule, the fits under way, and the bounded pool that
 * runs them beside the stream.
 */
@NullMarked
package io.driftcast.stream.training;

import org.jspecify.annotations.NullMarked;
