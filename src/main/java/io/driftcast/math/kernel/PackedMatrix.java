package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Objects;

/**
 * A K x N matrix laid out for {@link Blas#gemm} and {@link Blas#gemv}: panels of {@value #PANEL}
 * columns, each holding its rows one after the other, the last panel filled up with zeros.
 */
public final class PackedMatrix {

    /** How many columns lie together. */
    static final int PANEL = 64;

    // So many elements of a column that lies in one piece are a cache line.
    private static final int LINE = 16;

    private final Tensor panels;
    private final int rows;
    private final int columns;

    /**
     * A matrix of zeros, to be packed into.
     *
     * @throws IllegalArgumentException if a size is negative, or there are too many elements
     */
    public PackedMatrix(Arena arena, int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a matrix of %d x %d", rows, columns));
        }
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
        Shapes.matrix(matrix, rows, columns);
        pack(matrix, 0);
    }

    /** Takes over the elements of a matrix of as many columns in rows from one on. */
    void pack(Matrix matrix, int firstRow) {
        Shapes.matrix(matrix, matrix.rows(), columns);
        Objects.checkFromIndexSize(firstRow, matrix.rows(), rows);
        // Where a column lies in one piece, a cache line's elements of each are taken at a time.
        boolean rowMajor = matrix.columnStride() <= matrix.rowStride();
        int some = rowMajor ? Math.max(1, matrix.rows()) : LINE;
        for (int n = 0; n < columns; n += PANEL) {
            int n1 = Math.min(columns, n + PANEL);
            for (int k = 0; k < matrix.rows(); k += some) {
                packPart(matrix, firstRow, k, Math.min(matrix.rows(), k + some), n, n1);
            }
        }
        Memory.keep(matrix.tensor());
        Memory.keep(panels);
    }

    /** Its rows k0 to k1 of columns n0 to n1, which are of one panel. */
    private void packPart(Matrix matrix, int firstRow, int k0, int k1, int n0, int n1) {
        MemorySegment from = Memory.segment(matrix.tensor());
        MemorySegment to = Memory.segment(panels);
        long fromAt = Memory.base(matrix.tensor()) + 4L * matrix.offset();
        long toAt = Memory.base(panels) + 4L * index(firstRow, n0);
        long rowStride = 4L * matrix.rowStride();
        long columnStride = 4L * matrix.columnStride();
        for (int k = k0; k < k1; k++) {
            long source = fromAt + k * rowStride + n0 * columnStride;
            long target = toAt + 4L * PANEL * k;
            for (int n = 0; n < n1 - n0; n++) {
                to.set(Memory.FLOAT, target + 4L * n, from.get(Memory.FLOAT, source));
                source += columnStride;
            }
        }
    }

    /** The element in a row and a column, which must exist. */
    float get(int row, int column) {
        return panels.get(index(row, column));
    }

    /** Replaces the element in a row and a column, which must exist. */
    void set(int row, int column, float value) {
        panels.set(index(row, column), value);
    }

    private int index(int row, int column) {
        return (column / PANEL * rows + row) * PANEL + column % PANEL;
    }
}
