package io.driftcast.app.bench;

import io.driftcast.platform.metrics.StreamMeters;
import org.apache.kafka.streams.Topology;

/** A topology that works on the readings topic. */
interface Contender {

    /** In one word, for application ids. */
    String name();

    /**
     * Builds it.
     *
     * @param prefix what its topics' names begin with
     * @param meters where it counts
     */
    Topology topology(String prefix, StreamMeters meters);
}
