package io.driftcast.kernel;

import java.lang.foreign.Arena;

/**
 * A K x N matrix laid out for {@link Blas#gemm} and {@link Blas#gemv}: panels of {@value #PANEL}
 * columns, each holding its rows one after the other, the last panel filled up with zeros.
 */
public final class PackedMatrix {

    /** How many columns lie together. */
    static final int PANEL = 64;

    private final Tensor panels;
    private final int rows;
    private final int columns;

    /** A matrix of zeros, to be packed into. */
    public PackedMatrix(Arena arena, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        panels = Tensor.zeros(arena, Math.ceilDiv(columns, PANEL), rows, PANEL);
    }

    /** K. */
    public int rows() {
        return rows;
    }

    /** N. */
    public int columns() {
        return columns;
    }

    /** The elements: panel, row, column in the panel. */
    Tensor panels() {
        return panels;
    }

    /**
     * Takes over the elements of a matrix of any strides.
     *
     * @throws IllegalArgumentException if it has another shape
     */
    public void pack(Matrix matrix) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException(
                    "a matrix of %d x %d packed into one of %d x %d"
                            .formatted(matrix.rows(), matrix.columns(), rows, columns));
        }
        for (int k = 0; k < rows; k++) {
            for (int n = 0; n < columns; n++) {
                panels.set(index(k, n), matrix.get(k, n));
            }
        }
    }

    /** The element in a row and a column, which must exist. */
    float get(int row, int column) {
        return panels.get(index(row, column));
    }

    private int index(int row, int column) {
        return (column / PANEL * rows + row) * PANEL + column % PANEL;
    }
}
