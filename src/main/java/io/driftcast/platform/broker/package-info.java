/** A real single-node KRaft Kafka in this process, for the demo and the tests. */
@NullMarked
package io.driftcast.platform.broker;

import org.jspecify.annotations.NullMarked;
