package io.driftcast.math.network;

/**
 * A layer of a network over a batch, with its parameters, their gradient and all memory that a pass
 * takes. It reads its input where the layer below leaves it, and adds the gradient of that input
 * where that layer looks for it: layers are stacked by handing each the {@link #output} of the one
 * before. What goes through is rows, step by step; a batch without steps has one.
 */
interface Layer {

    /** What leaves it. */
    StepRows output();

    /** The gradient of what leaves it: set to zero, then added to by all that uses the output. */
    StepRows outputGradient();

    /** A pass forward over the first so many steps. */
    void forward(int steps);

    /** Sets the gradient of the output to zero. */
    void clearOutputGradient();

    /**
     * The pass backward of the last pass forward: adds the gradient of the parameters, given that
     * of the output.
     */
    void backward();

    /** Adds the gradient of the input, after {@link #backward}. */
    void addInputGradient(StepRows sum);
}
