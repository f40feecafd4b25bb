package io.driftcast.math.network;

import java.util.Locale;
import java.util.Objects;

/**
 * The shape of a recurrent network: layers of one kind of cell, each fed with the hidden state of
 * the one below, and a linear head on the last one's hidden state at every step.
 *
 * @param cell what a unit computes
 * @param inputs how many numbers enter at a step, at least 1
 * @param hidden units per layer, at least 1
 * @param layers how many layers, at least 1
 * @param outputs how many numbers leave at a step, at least 1
 */
public record RecurrentShape(Cell cell, int inputs, int hidden, int layers, int outputs) {

    /** More of anything is refused, so that a damaged record cannot ask for all memory. */
    private static final int LIMIT = 4096;

    private static final int PEEPHOLES = 3;

    /**
     * @throws IllegalArgumentException if a number is below 1 or above 4096
     */
    public RecurrentShape {
        Objects.requireNonNull(cell);
        for (int size : new int[] {inputs, hidden, layers, outputs}) {
            if (size < 1 || size > LIMIT) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a network of %d inputs, %d hidden units, %d layers, %d outputs: each is 1 to %d",
                                inputs,
                                hidden,
                                layers,
                                outputs,
                                LIMIT));
            }
        }
    }

    /** How many numbers enter a layer at a step, the first layer being 0. */
    int inputs(int layer) {
        return layer == 0 ? inputs : hidden;
    }

    /** How many pre-activations a layer has at a step. */
    int columns() {
        return cell.blocks() * hidden;
    }

    /** How many numbers a layer's peepholes are. */
    int peepholes() {
        return cell.peepholes() ? PEEPHOLES * hidden : 0;
    }

    /** How many parameters a layer has. */
    int parameters(int layer) {
        return (inputs(layer) + hidden + 1) * columns() + peepholes();
    }

    /**
     * How many parameters there are.
     *
     * @throws ArithmeticException if they are more than an array holds
     */
    public int parameters() {
        long sum = (hidden + 1L) * outputs;
        for (int layer = 0; layer < layers; layer++) {
            sum += parameters(layer);
        }
        return Math.toIntExact(sum);
    }
}
