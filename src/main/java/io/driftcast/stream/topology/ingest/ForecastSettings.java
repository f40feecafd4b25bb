package io.driftcast.stream.topology.ingest;

import java.time.Duration;

/**
 * What the forecast application can be told.
 *
 * @param topicPrefix what the topics' names begin with
 * @param maxFuture how far ahead of its ingest time a reading may have been observed
 * @param maxAge how old a reading's record timestamp may be to be believed
 * @param jumpConfirmations how many readings confirm a jump over a series' longest gap
 * @param discoveryReadings how many readings an undeclared grid is found from
 * @param rejectsIllegal whether a reading outside the legal bounds is a dead letter, not a missing
 *     one
 * @param warmupSteps how many steps with a value it takes to leave WARMUP without a fitted model
 * @param staleTick how often silence is looked for
 * @param staleMaxPerTick how many STALE forecasts a task issues at one look
 * @param partitioner how producers choose a reading's partition
 * @param partitions how many partitions the readings topic has, by which readings in a partition
 *     that the partitioner would not have chosen are counted; 0 where it is not known
 */
public record ForecastSettings(
        String topicPrefix,
        Duration maxFuture,
        Duration maxAge,
        int jumpConfirmations,
        int discoveryReadings,
        boolean rejectsIllegal,
        int warmupSteps,
        Duration staleTick,
        int staleMaxPerTick,
        IngressPartitioner partitioner,
        int partitions) {

    /** What applies where nothing is said. */
    public static final ForecastSettings DEFAULTS =
            new ForecastSettings(
                    "driftcast.",
                    Duration.ofHours(1),
                    Duration.ofDays(7),
                    3,
                    8,
                    false,
                    8,
                    Duration.ofSeconds(1),
                    1000,
                    IngressPartitioner.MURMUR2,
                    0);

    /** The same with another prefix. */
    public ForecastSettings withTopicPrefix(String wanted) {
        return new ForecastSettings(
                wanted,
                maxFuture,
                maxAge,
                jumpConfirmations,
                discoveryReadings,
                rejectsIllegal,
                warmupSteps,
                staleTick,
                staleMaxPerTick,
                partitioner,
                partitions);
    }

    /** The same with another fate of illegal values. */
    public ForecastSettings withRejectsIllegal(boolean wanted) {
        return new ForecastSettings(
                topicPrefix,
                maxFuture,
                maxAge,
                jumpConfirmations,
                discoveryReadings,
                wanted,
                warmupSteps,
                staleTick,
                staleMaxPerTick,
                partitioner,
                partitions);
    }

    /** The same with another partitioner. */
    public ForecastSettings withPartitioner(IngressPartitioner wanted) {
        return new ForecastSettings(
                topicPrefix,
                maxFuture,
                maxAge,
                jumpConfirmations,
                discoveryReadings,
                rejectsIllegal,
                warmupSteps,
                staleTick,
                staleMaxPerTick,
                wanted,
                partitions);
    }

    /** The same with another number of partitions. */
    public ForecastSettings withPartitions(int wanted) {
        return new ForecastSettings(
                topicPrefix,
                maxFuture,
                maxAge,
                jumpConfirmations,
                discoveryReadings,
                rejectsIllegal,
                warmupSteps,
                staleTick,
                staleMaxPerTick,
                partitioner,
                wanted);
    }
}
