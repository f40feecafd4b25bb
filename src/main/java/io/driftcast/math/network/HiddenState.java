package io.driftcast.math.network;

import java.nio.ByteBuffer;

/**
 * What a recurrent network remembers of one sequence: by layer the hidden state and, of an LSTM,
 * the cell.
 */
public final class HiddenState {

    private final float[][] hidden;
    private final float[][] cell;

    /** That of a network which has seen nothing yet: zeros. */
    HiddenState(RecurrentShape shape) {
        hidden = new float[shape.layers()][shape.hidden()];
        cell = new float[shape.layers()][shape.cell().gated() ? shape.hidden() : 0];
    }

    /** How many layers there are. */
    public int layers() {
        return hidden.length;
    }

    /** A layer's hidden state, the array itself. */
    public float[] hidden(int layer) {
        return hidden[layer];
    }

    /** A layer's cell, the array itself; empty without gates. */
    public float[] cell(int layer) {
        return cell[layer];
    }

    /** Takes over another's numbers. */
    public void copyFrom(HiddenState other) {
        for (int layer = 0; layer < hidden.length; layer++) {
            System.arraycopy(other.hidden[layer], 0, hidden[layer], 0, hidden[layer].length);
            System.arraycopy(other.cell[layer], 0, cell[layer], 0, cell[layer].length);
        }
    }

    /** How many bytes it takes. */
    public int bytes() {
        int numbers = 0;
        for (int layer = 0; layer < hidden.length; layer++) {
            numbers += hidden[layer].length + cell[layer].length;
        }
        return numbers * Float.BYTES;
    }

    public void put(ByteBuffer bytes) {
        for (int layer = 0; layer < hidden.length; layer++) {
            for (float value : hidden[layer]) {
                bytes.putFloat(value);
            }
            for (float value : cell[layer]) {
                bytes.putFloat(value);
            }
        }
    }
}
