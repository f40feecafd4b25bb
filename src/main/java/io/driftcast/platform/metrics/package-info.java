/** The process's meters and the ways to see them: JMX and Prometheus. */
@NullMarked
package io.driftcast.platform.metrics;

import org.jspecify.annotations.NullMarked;
