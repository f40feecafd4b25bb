package io.driftcast.edge.feed;

import io.driftcast.avro.Aggregation;
import io.driftcast.avro.SeriesSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * A sensor of the sample home.
 *
 * @param place the room, or outdoor, or house
 * @param quantity what it measures
 * @param pace the time between two readings
 * @param step the grid step that its spec asks for; the pace for sensors without a spec
 */
record HomeSensor(String place, Quantity quantity, Duration pace, Duration step) {

    String seriesId() {
        return "home/" + place + "/" + quantity.path();
    }

    /** How long a step waits for readings out of order; zero where no spec says otherwise. */
    Duration grace() {
        return hasSeveralReadingsPerStep() ? pace.multipliedBy(2) : Duration.ZERO;
    }

    boolean hasSeveralReadingsPerStep() {
        return pace.compareTo(step) < 0;
    }

    /** The spec of a sensor that needs one; the others are found from their first readings. */
    Optional<SeriesSpec> spec() {
        if (hasSeveralReadingsPerStep()) {
            return Optional.of(
                    SeriesSpec.newBuilder()
                            .setSeriesId(seriesId())
                            .setInterval(step.toString())
                            .setReadingsPerStep(0)
                            .setAggregation(Aggregation.MEAN)
                            .setGrace(grace().toString())
                            .setLowerBound(0.0)
                            .build());
        }
        if (quantity == Quantity.OCCUPANCY) {
            return Optional.of(
                    SeriesSpec.newBuilder()
                            .setSeriesId(seriesId())
                            .setAggregation(Aggregation.LAST)
                            .setLowerBound(0.0)
                            .build());
        }
        return Optional.empty();
    }
}
