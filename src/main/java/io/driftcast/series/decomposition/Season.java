package io.driftcast.series.decomposition;

/**
 * One seasonal part of a series.
 *
 * @param period its length in steps, at least 2
 * @param values a value a step of the series, never NaN; in units of the series, about 0, where the
 *     decomposition is additive, a factor about 1 where it is multiplicative
 */
public record Season(int period, double[] values) {}
