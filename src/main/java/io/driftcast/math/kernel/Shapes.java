package io.driftcast.math.kernel;

import java.util.Locale;

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
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s, expected %d elements", x, length));
        }
    }

    /** Refuses a matrix of another shape. */
    static void matrix(Matrix x, int rows, int columns) {
        if (x.rows() != rows || x.columns() != columns) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a matrix of %d x %d, expected %d x %d",
                            x.rows(),
                            x.columns(),
                            rows,
                            columns));
        }
    }

    /** Refuses a matrix whose rows are not contiguous, or of another shape. */
    static void rowMajor(Matrix x, int rows, int columns) {
        matrix(x, rows, columns);
        if (x.columnStride() != 1 && columns > 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a matrix with a column stride of %d, expected 1",
                            x.columnStride()));
        }
    }

    /** Refuses an output as {@link #rowMajor} does, and one whose rows overlap one another. */
    static void output(Matrix x, int rows, int columns) {
        rowMajor(x, rows, columns);
        if (rows > 1 && x.rowStride() < columns) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "an output of %d x %d with a row stride of %d, expected %d or more",
                            rows,
                            columns,
                            x.rowStride(),
                            columns));
        }
    }

    /** Refuses what does not fit C = A. */
    static void copy(Matrix a, Matrix c) {
        matrix(a, c.rows(), c.columns());
        output(c, c.rows(), c.columns());
        apart(c, a);
    }

    /** Refuses what does not fit C = C + A B. */
    static void product(Matrix a, PackedMatrix b, Matrix c) {
        matrix(a, c.rows(), b.rows());
        output(c, a.rows(), b.columns());
        apart(c, a);
    }

    /** Refuses what does not fit C = C + A B. */
    static void product(Matrix a, Matrix b, Matrix c) {
        matrix(a, c.rows(), b.rows());
        rowMajor(b, a.columns(), c.columns());
        output(c, a.rows(), b.columns());
        apart(c, a);
        apart(c, b);
    }

    /** Refuses what no row of C can begin with. */
    static void bias(Tensor bias, Matrix c) {
        length(bias, c.columns());
        apart(c, bias);
    }

    /** Refuses too few factors for the rows of a matrix. */
    static void factors(Tensor factors, Matrix x) {
        output(x, x.rows(), x.columns());
        apart(x, factors);
        if (factors.length() < x.rows()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s for %d rows", factors, x.rows()));
        }
    }

    /** Refuses what does not fit y = y + x A. */
    static void product(Tensor x, PackedMatrix a, Tensor y) {
        length(x, a.rows());
        length(y, a.columns());
        apart(y, x);
    }

    /** Refuses what does not fit y = y + the rows of A. */
    static void rowSum(Matrix a, Tensor y) {
        rowMajor(a, a.rows(), y.length());
        apart(a, y);
    }

    /** Refuses tensors of different lengths, and an output that overlaps the input but in part. */
    static void elements(Tensor x, Tensor y) {
        same(x, y);
        if (x.address() != y.address()) {
            apart(x, y);
        }
    }

    /** As {@link #elements}, for rows. */
    static void elements(Matrix x, Matrix y) {
        rowMajor(x, x.rows(), x.columns());
        output(y, x.rows(), x.columns());
        if (x.address() != y.address() || x.rowStride() != y.rowStride()) {
            apart(x, y);
        }
    }

    /** Refuses two tensors that share memory, of which one is written. */
    static void apart(Tensor x, Tensor y) {
        apart(x.address(), x.length(), x, y.address(), y.length(), y);
    }

    /** As {@link #apart(Tensor, Tensor)}. */
    static void apart(Matrix x, Tensor y) {
        apart(x.address(), x.span(), x.tensor(), y.address(), y.length(), y);
    }

    /** As {@link #apart(Tensor, Tensor)}. */
    static void apart(Matrix x, Matrix y) {
        apart(x.address(), x.span(), x.tensor(), y.address(), y.span(), y.tensor());
    }

    private static void apart(long xAt, long xCount, Tensor x, long yAt, long yCount, Tensor y) {
        boolean both = xCount > 0 && yCount > 0;
        if (both && xAt < yAt + Float.BYTES * yCount && yAt < xAt + Float.BYTES * xCount) {
            throw new IllegalArgumentException(
                    "an output overlaps an input, in memory of %s and %s".formatted(x, y));
        }
    }

    /** Refuses matrices that a thread of a team may not use. */
    static void forTeam(WorkerTeam team, Tensor a, Tensor b, Tensor c) {
        if (team.threads() > 1) {
            forAllThreads(a);
            forAllThreads(b);
            forAllThreads(c);
        }
    }

    private static void forAllThreads(Tensor x) {
        if (!x.isForAllThreads()) {
            throw new WrongThreadException(
                    "%s is in an arena for one thread, and goes to a team".formatted(x));
        }
    }
}
