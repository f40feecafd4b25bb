package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * The weights of an LSTM layer, packed once for {@link LstmStep}: I inputs, H hidden units, gates
 * in blocks of H columns in the order i, f, o, z as in {@link RecurrentCells}. Read-only once made,
 * and then thread-safe: many steppers share one copy.
 *
 * <p>Inside, the units are filled up to blocks of {@value #BLOCK} with units that stay at zero, and
 * the columns are in the order block, gate, unit of the block, so that what a unit needs lies close
 * together and a step's loops have no remainders.
 */
public final class LstmWeights {

    /** Units of a block: a vector at the widest. */
    static final int BLOCK = 16;

    private static final int GATES = 4;
    private static final int PEEPHOLES = 3;

    private final PackedMatrix weights;
    private final Tensor bias;
    private final @Nullable Tensor peepholes;
    private final int inputs;
    private final int units;

    /**
     * Copies the weights; the arguments need not outlive the call.
     *
     * @param arena of the copy, for all threads if it is to be shared; to be closed when no stepper
     *     is used any more
     * @param inputWeights I x 4H, of any strides
     * @param recurrentWeights H x 4H, of any strides
     * @param bias 4H
     * @param peepholes 3 x H: p_i, p_f, p_o; null for none
     * @throws IllegalArgumentException if shapes do not fit together
     */
    public LstmWeights(
            Arena arena,
            Matrix inputWeights,
            Matrix recurrentWeights,
            Tensor bias,
            @Nullable Tensor peepholes) {
        units = recurrentWeights.rows();
        Shapes.matrix(recurrentWeights, units, GATES * units);
        Shapes.matrix(inputWeights, inputWeights.rows(), GATES * units);
        Shapes.length(bias, GATES * units);
        if (peepholes != null) {
            Shapes.length(peepholes, PEEPHOLES * units);
        }
        inputs = inputWeights.rows();
        int padded = padded();
        weights = new PackedMatrix(arena, inputs + units, GATES * padded);
        this.bias = Tensor.zeros(arena, GATES * padded);
        for (int u = 0; u < units; u++) {
            for (int gate = 0; gate < GATES; gate++) {
                int column = gate * units + u;
                int to = (u / BLOCK * GATES + gate) * BLOCK + u % BLOCK;
                for (int k = 0; k < inputs; k++) {
                    weights.set(k, to, inputWeights.get(k, column));
                }
                for (int k = 0; k < units; k++) {
                    weights.set(inputs + k, to, recurrentWeights.get(k, column));
                }
                this.bias.set(to, bias.get(column));
            }
        }
        this.peepholes = peepholes == null ? null : padded(arena, peepholes);
    }

    private Tensor padded(Arena arena, Tensor own) {
        Tensor padded = Tensor.zeros(arena, PEEPHOLES, padded());
        for (int i = 0; i < own.length(); i++) {
            padded.set(i / units * padded() + i % units, own.get(i));
        }
        return padded;
    }

    /** I. */
    public int inputs() {
        return inputs;
    }

    /** H. */
    public int units() {
        return units;
    }

    /** H, filled up to whole blocks. */
    int padded() {
        return Math.ceilDiv(units, BLOCK) * BLOCK;
    }

    /** (I + H) x 4 of the padded H. */
    PackedMatrix matrix() {
        return weights;
    }

    /** In the order of the columns. */
    Tensor bias() {
        return bias;
    }

    /** 3 x the padded H. */
    @Nullable Tensor peepholes() {
        return peepholes;
    }
}
