/**
 * The Kafka Streams topologies: one class a sub-topology, taking streams and returning streams, and
 * thin processors that hand each record to the plain code of the other packages.
 */
@NullMarked
package io.driftcast.stream.topology;

import org.jspecify.annotations.NullMarked;
