package io.driftcast.stream.training;

import java.time.Duration;

/**
 * What the train application can be told.
 *
 * @param topicPrefix what the topics' names begin with
 * @param minSteps how many steps with a value the first fit takes
 * @param growth by which part the history has to grow for the next fit
 * @param poll how often finished fits are published and waiting ones handed to the pool
 */
public record TrainSettings(String topicPrefix, int minSteps, double growth, Duration poll) {

    /** What applies where nothing is said. */
    public static final TrainSettings DEFAULTS =
            new TrainSettings("driftcast.", 24, 0.25, Duration.ofMillis(100));
}
