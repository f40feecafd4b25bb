package io.driftcast.stream.topology.gate;

/**
 * What is taken from a reading.
 *
 * @param observedAt when it was measured, epoch milliseconds
 * @param isMissing whether the value is known to be missing
 * @param value what was measured; 0 if it is missing
 */
public record Measurement(String seriesId, long observedAt, boolean isMissing, double value) {}
