package io.driftcast.edge.feed;

/**
 * What is wrong, on purpose, with the readings of a sample home. Besides, every reading is some
 * seconds off its pace.
 *
 * @param gaps times a sensor was silent for hours
 * @param lostReadings readings that these gaps swallowed
 * @param bursts times a sensor sent several readings at once
 * @param burstReadings readings that came on top of the regular ones in these bursts
 * @param stuckSensors times a sensor showed the same value for a day
 * @param lateReadings readings that came after their step had closed, grace included
 * @param outOfOrderReadings readings that came after a newer one, but within grace
 * @param duplicates readings that were sent twice
 * @param missingValues readings whose value is null
 */
public record InjectedFaults(
        int gaps,
        int lostReadings,
        int bursts,
        int burstReadings,
        int stuckSensors,
        int lateReadings,
        int outOfOrderReadings,
        int duplicates,
        int missingValues) {}
