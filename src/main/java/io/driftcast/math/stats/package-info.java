/**
 * Statistics that know nothing of time series or Kafka: streaming moments, distributions,
 * optimisers. All arithmetic is float64.
 */
@NullMarked
package io.driftcast.math.stats;

import org.jspecify.annotations.NullMarked;
