package io.driftcast.math.kernel;

import java.lang.foreign.Arena;

/**
 * What the matrices of a recurrent cell add up to in a step, out = bias + [x | h] W for each row of
 * a batch: k over the inputs first, then over the hidden units, so that a row comes out with the
 * same bits in a batch of any size, and as two products on top of the bias do. Not thread-safe.
 */
final class RecurrentProduct {

    // Four vectors are a group of columns.
    private static final int GROUP = 4 * KernelMode.SPECIES.length();
    private static final long GROUP_BYTES = (long) GROUP * Float.BYTES;
    private static final long PANEL_ROW = (long) PackedMatrix.PANEL * Float.BYTES;

    private final PackedMatrix weights;
    private final Tensor bias;
    private final int batch;
    private final Tensor row;
    private final Tensor input;
    private final Tensor hidden;
    private final Tensor out;
    private final boolean scalar;
    private final Gemm gemm = new Gemm();
    private boolean backwards;

    /**
     * @param weights (I + H) x N
     * @param bias N
     * @param units a row of h in memory, at least H; the units beyond are not read
     */
    RecurrentProduct(
            Arena arena,
            PackedMatrix weights,
            Tensor bias,
            int inputs,
            int units,
            int batch,
            boolean scalar) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch of " + batch);
        }
        this.weights = weights;
        this.bias = bias;
        this.batch = batch;
        this.scalar = scalar;
        // A single row of inputs has the hidden units behind it: they are one row of [x | h].
        row = Tensor.zeros(arena, batch == 1 ? inputs + units : 0);
        input =
                batch == 1
                        ? row.slice(0, inputs).reshaped(1, inputs)
                        : Tensor.zeros(arena, batch, inputs);
        hidden =
                batch == 1
                        ? row.slice(inputs, units).reshaped(1, units)
                        : Tensor.zeros(arena, batch, units);
        out = Tensor.zeros(arena, batch, weights.columns());
    }

    /** x: B x I. */
    Tensor input() {
        return input;
    }

    /** h: B rows of the memory's length. */
    Tensor hidden() {
        return hidden;
    }

    /** B x N. */
    Tensor out() {
        return out;
    }

    /** Computes {@link #out}. */
    void run() {
        if (scalar) {
            runScalar();
            return;
        }
        int inputs = input.size(1);
        int units = weights.rows() - inputs;
        int columns = weights.columns();
        if (batch == 1 && columns % PackedMatrix.PANEL == 0 && weights.rows() <= GemmTile.DEPTH) {
            runRow();
            return;
        }
        gemm.a(input, 0, inputs, 1)
                .b(weights, 0, inputs)
                .from(bias, 0, 0)
                .c(out, 0, columns, batch)
                .run();
        gemm.a(hidden, 0, hidden.size(1), 1)
                .b(weights, inputs, units)
                .from(out, 0, columns)
                .c(out, 0, columns, batch)
                .run();
    }

    /**
     * One row: as {@link Gemm} does it, without what that costs. Every other step goes through the
     * columns backwards, so that the weights that were used last, which are those that the first
     * level cache still has, come first.
     */
    private void runRow() {
        // Before the tile has the operands, which it would keep if one of them is refused.
        long aAt = Memory.base(row);
        long bAt = Memory.base(weights.panels());
        long fromAt = Memory.base(bias);
        long cAt = Memory.base(out);
        GemmTile tile = GemmTile.own();
        tile.a = row;
        tile.b = weights.panels();
        tile.from = bias;
        tile.c = out;
        tile.aColumn = Float.BYTES;
        tile.bRow = PANEL_ROW;
        int depth = weights.rows();
        int groups = weights.columns() / GROUP;
        int pairs = (groups + 1) / 2;
        backwards = !backwards;
        for (int i = 0; i < pairs; i++) {
            int first = 2 * (backwards ? pairs - 1 - i : i);
            int second = Math.min(first + 1, groups - 1);
            long at = place(first, depth);
            tile.row1vectors8(
                    aAt,
                    bAt + at,
                    place(second, depth) - at,
                    fromAt + first * GROUP_BYTES,
                    cAt + first * GROUP_BYTES,
                    (second - first) * GROUP_BYTES,
                    depth);
        }
        tile.clear();
    }

    /** Where a group of columns begins in panels of a depth. */
    private static long place(int group, int depth) {
        int column = group * GROUP;
        int panel = column / PackedMatrix.PANEL;
        return (long) panel * depth * PANEL_ROW + 4L * (column % PackedMatrix.PANEL);
    }

    private void runScalar() {
        int inputs = input.size(1);
        int units = weights.rows() - inputs;
        int stride = hidden.size(1);
        int columns = weights.columns();
        for (int r = 0; r < batch; r++) {
            for (int n = 0; n < columns; n++) {
                float sum = bias.get(n);
                for (int k = 0; k < inputs; k++) {
                    sum = Math.fma(input.get(r * inputs + k), weights.get(k, n), sum);
                }
                for (int k = 0; k < units; k++) {
                    sum = Math.fma(hidden.get(r * stride + k), weights.get(inputs + k, n), sum);
                }
                out.set(r * columns + n, sum);
            }
        }
    }
}
