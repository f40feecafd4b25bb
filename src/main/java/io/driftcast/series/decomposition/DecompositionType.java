package io.driftcast.series.decomposition;

/** How the parts of a series make up its values. */
public enum DecompositionType {
    /** Value = trend + every season + remainder. */
    ADDITIVE,
    /** Value = trend times every season times remainder. */
    MULTIPLICATIVE
}
