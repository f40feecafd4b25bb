package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * Steps an LSTM layer forward, for inference: a batch of B rows, each with a state of its own, over
 * weights that may be shared. A step allocates nothing, and a row's result has the same bits at any
 * batch size, and in training. Several layers are several steppers. Not thread-safe.
 *
 * <p>Equations: {@link RecurrentCells#lstmForward}, with a = bias + x W + h R.
 */
public final class LstmStep {

    private static final int BLOCK = LstmWeights.BLOCK;

    private final LstmWeights weights;
    private final RecurrentProduct product;
    private final boolean scalar;
    private final int batch;
    private final Tensor hidden;
    private final Tensor cell;
    private final Tensor paddedHidden;
    private final Tensor paddedCell;

    /**
     * A stepper whose state is all zeros.
     *
     * @param arena of its working memory
     * @param batch B, at least 1
     * @throws IllegalArgumentException if B is less
     */
    public LstmStep(Arena arena, LstmWeights weights, int batch) {
        this(arena, weights, batch, KernelMode.SCALAR);
    }

    LstmStep(Arena arena, LstmWeights weights, int batch, boolean scalar) {
        this.weights = weights;
        this.scalar = scalar;
        this.batch = batch;
        int units = weights.units();
        int padded = weights.padded();
        product =
                new RecurrentProduct(
                        arena,
                        weights.matrix(),
                        weights.bias(),
                        weights.inputs(),
                        padded,
                        batch,
                        scalar);
        paddedHidden = product.hidden();
        paddedCell = Tensor.zeros(arena, batch, padded);
        hidden = own(arena, paddedHidden, units);
        cell = own(arena, paddedCell, units);
    }

    /** What users see of a state: the memory itself where its rows are whole, else a copy. */
    private static Tensor own(Arena arena, Tensor padded, int units) {
        int batch = padded.size(0);
        if (padded.size(1) == units) {
            return padded;
        }
        return batch == 1
                ? padded.at(0).slice(0, units).reshaped(1, units)
                : Tensor.zeros(arena, batch, units);
    }

    /** B x I: to be written before a step. */
    public Tensor input() {
        return product.input();
    }

    /** B x H: h, before and after a step; may be written. */
    public Tensor hidden() {
        return hidden;
    }

    /** B x H: c, before and after a step; may be written. */
    public Tensor cell() {
        return cell;
    }

    /**
     * One step of all rows.
     *
     * @throws IllegalStateException if an arena is closed
     */
    public void step() {
        boolean copied = batch > 1 && hidden != paddedHidden;
        if (copied) {
            copyRows(hidden, paddedHidden);
            copyRows(cell, paddedCell);
        }
        product.run();
        Tensor peepholes = weights.peepholes();
        if (scalar) {
            scalarGates(peepholes);
        } else {
            vectorGates(peepholes);
        }
        if (copied) {
            copyRows(paddedHidden, hidden);
            copyRows(paddedCell, cell);
        }
    }

    private void copyRows(Tensor from, Tensor to) {
        int units = weights.units();
        for (int r = 0; r < batch; r++) {
            to.copyFrom(r * to.size(1), from, r * from.size(1), units);
        }
    }

    private void vectorGates(@Nullable Tensor peepholes) {
        Tensor gates = product.out();
        int row = weights.padded() / BLOCK;
        int blocks = batch * row;
        if (peepholes == null) {
            LstmLoops.sigmoids(gates, 0, 3, blocks);
            LstmLoops.cells(gates, paddedCell, blocks);
        } else {
            LstmLoops.peep(gates, 0, peepholes, paddedCell, batch, row);
            LstmLoops.peep(gates, 1, peepholes, paddedCell, batch, row);
            LstmLoops.sigmoids(gates, 0, 2, blocks);
            LstmLoops.cells(gates, paddedCell, blocks);
            LstmLoops.peep(gates, 2, peepholes, paddedCell, batch, row);
            LstmLoops.sigmoids(gates, 2, 1, blocks);
        }
        LstmLoops.outputs(gates, paddedCell, paddedHidden, blocks);
    }

    private void scalarGates(@Nullable Tensor peepholes) {
        Tensor gates = product.out();
        int padded = weights.padded();
        for (int at = 0; at < batch * padded; at++) {
            int u = at % padded;
            int gate = at / BLOCK * 4 * BLOCK + at % BLOCK;
            float before = paddedCell.get(at);
            float i = Approximations.sigmoid(peep(gates.get(gate), peepholes, u, before));
            float f =
                    Approximations.sigmoid(
                            peep(gates.get(gate + BLOCK), peepholes, padded + u, before));
            float z = Approximations.tanh(gates.get(gate + 3 * BLOCK));
            float c = Math.fma(z, i, before * f);
            float o =
                    Approximations.sigmoid(
                            peep(gates.get(gate + 2 * BLOCK), peepholes, 2 * padded + u, c));
            paddedCell.set(at, c);
            paddedHidden.set(at, o * Approximations.tanh(c));
        }
    }

    private static float peep(float a, @Nullable Tensor peepholes, int index, float c) {
        return peepholes == null ? a : Math.fma(peepholes.get(index), c, a);
    }
}
