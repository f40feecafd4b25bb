package io.driftcast.edge.feed;

import io.driftcast.data.FeedReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reading and when it arrives. */
record Delivery(FeedReading reading, Instant arrivesAt) {

    Delivery withValue(@Nullable Double value) {
        return new Delivery(
                new FeedReading(reading.seriesId(), reading.observedAt(), value, reading.unit()),
                arrivesAt);
    }

    Delivery arrivingAt(Instant time) {
        return new Delivery(reading, time);
    }
}
