package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteWriter;
import java.lang.foreign.Arena;
import java.util.Optional;

/** The weights of a trained network. Immutable and thread-safe. */
public sealed interface TextNetwork permits TokenTextNetwork, BagTextNetwork {

    /** Puts the weights off-heap, ready to be read by many. */
    TextReaders load(Arena arena);

    /** Outputs as the probabilities of its labels. */
    float[] probabilities(float... outputs);

    /** The same with all outputs multiplied. */
    TextNetwork scaled(double factor);

    /** Whether it reads so many tokens, gives so many labels, and all its weights are finite. */
    boolean fits(int tokens, int labels);

    /** The embedding of each token, a row each, if it has some. */
    Optional<float[][]> embeddings();

    /** Adds them to what is written. */
    void write(ByteWriter to);
}
