package io.driftcast.math.kernel;

/**
 * Linear algebra on tensors. Every sum has one order, whatever the vectors' width and the number of
 * threads, and every product is added in one rounding ({@link Math#fma(float, float, float)}).
 *
 * <p>All methods throw {@link IllegalArgumentException} for shapes that do not fit together and for
 * outputs that overlap inputs, {@link IllegalStateException} if an arena is closed and {@link
 * WrongThreadException} if it is another thread's; they allocate nothing, and are thread-safe as
 * long as nobody else writes what they touch. An arena must not be closed while a kernel runs on
 * it; that is the one thing that is not checked. To overlap is to share memory between the first
 * and the last element, so that two blocks of columns of one matrix do. NaN and infinities
 * propagate; empty sums are 0.
 */
public sealed interface Blas permits ScalarBlas, VectorBlas {

    /** How many partial sums {@link #dot} and {@link #sum} have. */
    int PARTIAL_SUMS = 64;

    /** c_mn = value, for a matrix with a column stride of 1. */
    void fill(float value, Matrix c);

    /**
     * c_mn = a_mn.
     *
     * @param a of any strides
     * @param c with a column stride of 1
     */
    void copy(Matrix a, Matrix c);

    /**
     * sum x_i y_i. Element i goes to partial sum i mod 64; the partial sums are then added
     * pairwise, s_j + s_(j+32) for j below 32, and so on down to one.
     */
    float dot(Tensor x, Tensor y);

    /** sum x_i, in the order of {@link #dot}. */
    float sum(Tensor x);

    /** y = y + alpha x; y may be x itself. */
    void axpy(float alpha, Tensor x, Tensor y);

    /** x = alpha x. */
    void scale(float alpha, Tensor x);

    /** x = alpha x, for a matrix with a column stride of 1. */
    void scale(float alpha, Matrix x);

    /**
     * x_mn = factors_m x_mn, for a matrix with a column stride of 1.
     *
     * @param factors one for each row, or more
     */
    void scaleRows(Tensor factors, Matrix x);

    /**
     * y = y + x A, for k from first to last: y_n = fma(x_k, a_kn, y_n).
     *
     * @param x length K
     * @param a K x N
     * @param y length N
     */
    void gemv(Tensor x, PackedMatrix a, Tensor y);

    /**
     * C = C + A B, for k from first to last: c_mn = fma(a_mk, b_kn, c_mn).
     *
     * @param a M x K, of any strides
     * @param b K x N
     * @param c M x N, with a column stride of 1, its rows apart from one another
     */
    void gemm(Matrix a, PackedMatrix b, Matrix c);

    /**
     * C = A B, each sum beginning with 0.
     *
     * @param a of any strides
     * @param b K x N, with a column stride of 1
     * @param c M x N, with a column stride of 1, its rows apart from one another
     */
    void product(Matrix a, Matrix b, Matrix c);

    /**
     * C = bias + A B, each row of C beginning with the bias.
     *
     * @param b K x N
     * @param bias length N
     */
    void gemm(Matrix a, PackedMatrix b, Tensor bias, Matrix c);

    /**
     * C = bias + A B, each row of C beginning with the bias; on all threads of a team.
     *
     * @param b K x N, with a column stride of 1
     * @param bias length N
     * @throws WrongThreadException if the team has more than one thread and an arena is not for all
     */
    void gemm(WorkerTeam team, Matrix a, Matrix b, Tensor bias, Matrix c);

    /**
     * As {@link #gemm(Matrix, PackedMatrix, Matrix)}, for a matrix that is used once.
     *
     * @param b K x N, with a column stride of 1
     */
    void gemm(Matrix a, Matrix b, Matrix c);

    /**
     * As {@link #gemm(Matrix, PackedMatrix, Matrix)}, on all threads of a team.
     *
     * @throws WrongThreadException if the team has more than one thread and an arena is not for all
     */
    void gemm(WorkerTeam team, Matrix a, PackedMatrix b, Matrix c);

    /**
     * As {@link #gemm(Matrix, Matrix, Matrix)}, on all threads of a team.
     *
     * @throws WrongThreadException if the team has more than one thread and an arena is not for all
     */
    void gemm(WorkerTeam team, Matrix a, Matrix b, Matrix c);

    /**
     * Adds the rows up: y = y + sum over m of a_m, for m from first to last.
     *
     * @param a M x N, with a column stride of 1
     * @param y length N
     */
    void addRows(Matrix a, Tensor y);
}
