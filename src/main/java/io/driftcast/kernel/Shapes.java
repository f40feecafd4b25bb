package io.driftcast.kernel;

/** The checks at the entry of the kernels. */
final class Shapes {

    private Shapes() {}

    /** Refuses tensors of different lengths. */
    static void same(Tensor x, Tensor y) {
        length(y, x.length());
    }

    /** Refuses a tensor of another length. */
    static void length(Tensor x, int length) {
        if (x.length() != length) {
            throw new IllegalArgumentException("%s, expected %d elements".formatted(x, length));
        }
    }

    /** Refuses a matrix of another shape. */
    static void matrix(Matrix x, int rows, int columns) {
        if (x.rows() != rows || x.columns() != columns) {
            throw new IllegalArgumentException(
                    "a matrix of %d x %d, expected %d x %d"
                            .formatted(x.rows(), x.columns(), rows, columns));
        }
    }

    /** Refuses a matrix whose rows are not contiguous, or of another shape. */
    static void rowMajor(Matrix x, int rows, int columns) {
        matrix(x, rows, columns);
        if (x.columnStride() != 1 && columns > 1) {
            throw new IllegalArgumentException(
                    "a matrix with a column stride of %d, expected 1".formatted(x.columnStride()));
        }
    }
}
