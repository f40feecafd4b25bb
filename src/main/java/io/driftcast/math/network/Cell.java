package io.driftcast.math.network;

/** What one recurrent unit computes at a step. */
public enum Cell {
    /** h = tanh(a), Elman's simple recurrent network (1990), doi:10.1207/s15516709cog1402_1. */
    RNN(1, false),

    /**
     * Long short-term memory with a forget gate: Gers et al. (2000),
     * doi:10.1162/089976600300015015.
     */
    LSTM(4, false),

    /** The same with peephole connections: Gers et al. (2002), JMLR 3, 115-143. */
    LSTM_PEEPHOLES(4, true);

    private final int blocks;
    private final boolean peepholes;

    Cell(int blocks, boolean peepholes) {
        this.blocks = blocks;
        this.peepholes = peepholes;
    }

    /** How many pre-activations a unit has. */
    int blocks() {
        return blocks;
    }

    /** Whether the gates see the cell. */
    public boolean peepholes() {
        return peepholes;
    }

    /** Whether there is a cell state beside the hidden one. */
    boolean gated() {
        return blocks > 1;
    }
}
