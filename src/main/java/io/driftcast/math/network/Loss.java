package io.driftcast.math.network;

/**
 * What one output costs against its target. A target has one output or several, which lie side by
 * side: outputs are target-major. Thread-safe.
 */
public sealed interface Loss permits SquaredError, Pinball {

    /** How many outputs each target has. */
    int outputsPerTarget();

    /**
     * The loss of an output.
     *
     * @param which the output among its target's, from 0
     */
    double value(int which, float output, float target);

    /** The loss's derivative by the output; see {@link #value}. */
    float slope(int which, float output, float target);
}
