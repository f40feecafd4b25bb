package io.driftcast.math.kernel;

import java.util.Locale;
import java.util.Objects;

/**
 * A view of a tensor's elements as a matrix: element (r, c) is the tensor's element {@code offset +
 * r * rowStride + c * columnStride}. Transposes and blocks of columns are views too, so that no
 * kernel needs a flag for them.
 *
 * @param tensor the elements
 * @param offset where (0, 0) lies
 * @param rows how many rows, 0 or more
 * @param columns how many columns, 0 or more
 * @param rowStride elements from one row to the next
 * @param columnStride elements from one column to the next
 */
public record Matrix(
        Tensor tensor, int offset, int rows, int columns, int rowStride, int columnStride) {

    /**
     * @throws IndexOutOfBoundsException if an element lies outside of the tensor
     */
    public Matrix {
        if (rows < 0 || columns < 0 || offset < 0 || rowStride < 0 || columnStride < 0) {
            throw new IndexOutOfBoundsException(
                    String.format(
                            Locale.ROOT,
                            "negative: offset %d, %d x %d, strides %d, %d",
                            offset,
                            rows,
                            columns,
                            rowStride,
                            columnStride));
        }
        if (rows > 0 && columns > 0) {
            long last = offset + (rows - 1L) * rowStride + (columns - 1L) * columnStride;
            if (last >= tensor.length()) {
                throw new IndexOutOfBoundsException(
                        String.format(Locale.ROOT, "element %d of %s", last, tensor));
            }
        }
    }

    /** A tensor of two axes as it is; of more, the first ones together are the rows. */
    public static Matrix of(Tensor tensor) {
        int last = tensor.rank() - 1;
        int columns = tensor.size(last);
        int rows = 1;
        for (int axis = 0; axis < last; axis++) {
            rows *= tensor.size(axis);
        }
        return new Matrix(tensor, 0, rows, columns, columns, 1);
    }

    /** The same elements with rows and columns exchanged. */
    public Matrix transposed() {
        return new Matrix(tensor, offset, columns, rows, columnStride, rowStride);
    }

    /**
     * Some of the rows.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public Matrix rows(int from, int count) {
        Objects.checkFromIndexSize(from, count, rows);
        int at = count == 0 || columns == 0 ? 0 : offset + from * rowStride;
        return new Matrix(tensor, at, count, columns, rowStride, columnStride);
    }

    /**
     * Some of the columns.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public Matrix columns(int from, int count) {
        Objects.checkFromIndexSize(from, count, columns);
        int at = count == 0 || rows == 0 ? 0 : offset + from * columnStride;
        return new Matrix(tensor, at, rows, count, rowStride, columnStride);
    }

    /** The element in a row and a column, which must exist. */
    public float get(int row, int column) {
        return tensor.get(index(row, column));
    }

    /** Replaces the element in a row and a column, which must exist. */
    public void set(int row, int column, float value) {
        tensor.set(index(row, column), value);
    }

    /** Where its first element lies; fails as {@link Tensor#address} does. */
    long address() {
        return tensor.address() + (long) Float.BYTES * offset;
    }

    /** How many elements there are from its first to its last, those between its rows too. */
    long span() {
        return rows == 0 || columns == 0
                ? 0
                : (rows - 1L) * rowStride + (columns - 1L) * columnStride + 1;
    }

    private int index(int row, int column) {
        return offset + row * rowStride + column * columnStride;
    }
}
