package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against their reference, bit for bit, and against double precision. */
class BlasTest {

    private static final int[] SIZES = {0, 1, 3, 4, 5, 15, 16, 17, 63, 64, 65, 130};

    private final SplittableRandom random = new SplittableRandom(20_241);
    private final Arena arena = Arena.ofConfined();
    private final Blas scalar = new ScalarBlas();
    private final Blas vector = new VectorBlas();

    @AfterEach
    void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private Tensor random(Arena in, int... shape) {
        Tensor tensor = Tensor.zeros(in, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (random.nextDouble() * 2 - 1));
        }
        return tensor;
    }

    private static Tensor copy(Arena in, Tensor tensor) {
        return Tensor.of(in, tensor.toArray(), tensor.shape());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 15, 16, 17, 63, 64, 65, 127, 128, 130, 1000})
    void dotAndSumHaveTheReferencesBits(int length) {
        Tensor x = random(arena, length);
        Tensor y = random(arena, length);
        double exact = 0;
        for (int i = 0; i < length; i++) {
            exact += (double) x.get(i) * y.get(i);
        }
        assertThat(vector.dot(x, y)).isEqualTo(scalar.dot(x, y));
        assertThat((double) vector.dot(x, y)).isCloseTo(exact, within(1e-6 * (1 + length)));
        assertThat(vector.sum(x)).isEqualTo(scalar.sum(x));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 15, 16, 17, 63, 64, 65, 130})
    void axpyAndScaleHaveTheReferencesBits(int length) {
        Tensor x = random(arena, length);
        Tensor y = random(arena, length);
        Tensor z = copy(arena, y);
        vector.axpy(0.3f, x, y);
        vector.scale(-1.7f, y);
        scalar.axpy(0.3f, x, z);
        scalar.scale(-1.7f, z);
        assertThat(y.toArray()).isEqualTo(z.toArray());
    }

    @Test
    void productsOfAllSizesHaveTheReferencesBits() {
        for (int m : SIZES) {
            for (int k : SIZES) {
                for (int n : SIZES) {
                    try (Arena own = Arena.ofConfined()) {
                        product(own, m, k, n);
                    }
                }
            }
        }
    }

    private void product(Arena own, int m, int k, int n) {
        Tensor a = random(own, m, k);
        Tensor b = random(own, k, n);
        Tensor c = random(own, m, n);
        Tensor expected = copy(own, c);
        Matrix am = new Matrix(a, 0, m, k, k, 1);
        Matrix bm = new Matrix(b, 0, k, n, n, 1);
        scalar.gemm(am, bm, new Matrix(expected, 0, m, n, n, 1));

        PackedMatrix packed = new PackedMatrix(own, k, n);
        packed.pack(bm);
        Tensor plain = copy(own, c);
        vector.gemm(am, bm, new Matrix(plain, 0, m, n, n, 1));
        vector.gemm(am, packed, new Matrix(c, 0, m, n, n, 1));
        assertThat(plain.toArray()).as("%d x %d x %d", m, n, k).isEqualTo(expected.toArray());
        assertThat(c.toArray()).as("%d x %d x %d", m, n, k).isEqualTo(expected.toArray());
        fromZeroOrABias(own, am, bm, packed);
    }

    private void fromZeroOrABias(Arena own, Matrix a, Matrix b, PackedMatrix packed) {
        Tensor bias = random(own, b.columns());
        Tensor expected = random(own, a.rows(), b.columns());
        Tensor actual = copy(own, expected);
        scalar.product(a, b, Matrix.of(expected));
        vector.product(a, b, Matrix.of(actual));
        assertThat(actual.toArray()).isEqualTo(expected.toArray());
        scalar.gemm(a, packed, bias, Matrix.of(expected));
        vector.gemm(a, packed, bias, Matrix.of(actual));
        assertThat(actual.toArray()).isEqualTo(expected.toArray());
    }

    @Test
    void rowsAreScaledEachByItsFactor() {
        for (int n : SIZES) {
            Tensor factors = random(arena, 7);
            Tensor x = random(arena, 7, n + 2);
            Tensor expected = copy(arena, x);
            vector.scaleRows(factors, Matrix.of(x).columns(1, n).rows(1, 5));
            scalar.scaleRows(factors, Matrix.of(expected).columns(1, n).rows(1, 5));
            assertThat(x.toArray()).isEqualTo(expected.toArray());
        }
    }

    @Test
    void transposesOfAllSizesAreCopied() {
        for (int m : SIZES) {
            for (int n : SIZES) {
                Matrix a = Matrix.of(random(arena, n, m + 3)).columns(2, m).transposed();
                Tensor c = random(arena, m, n + 5);
                Tensor expected = copy(arena, c);
                vector.copy(a, Matrix.of(c).columns(3, n));
                scalar.copy(a, Matrix.of(expected).columns(3, n));
                assertThat(c.toArray()).as("%d x %d", m, n).isEqualTo(expected.toArray());
            }
        }
    }

    @Test
    void viewsAndTransposesHaveTheReferencesBits() {
        int[][] shapes = {{3, 5, 17}, {72, 33, 40}, {7, 130, 64}, {1, 40, 130}, {64, 300, 96}};
        for (int[] shape : shapes) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            Matrix a = Matrix.of(random(arena, k + 2, m + 3)).rows(1, k).columns(2, m).transposed();
            Matrix b = Matrix.of(random(arena, k + 1, n + 5)).rows(1, k).columns(3, n);
            Tensor before = random(arena, m + 2, n + 7);
            Tensor expected = copy(arena, before);
            Tensor plain = copy(arena, before);
            Tensor packed = copy(arena, before);
            PackedMatrix panels = new PackedMatrix(arena, k, n);
            panels.pack(b);
            scalar.gemm(a, b, block(expected, m, n));
            vector.gemm(a, b, block(plain, m, n));
            vector.gemm(a, panels, block(packed, m, n));
            assertThat(plain.toArray()).isEqualTo(expected.toArray());
            assertThat(packed.toArray()).isEqualTo(expected.toArray());
        }
    }

    private static Matrix block(Tensor c, int m, int n) {
        return Matrix.of(c).rows(1, m).columns(4, n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aTeamHasTheSameBits(int threads) {
        int[][] shapes = {{64, 128, 128}, {130, 65, 513}, {7, 130, 300}, {300, 129, 40}};
        try (WorkerTeam team = new WorkerTeam(threads);
                Arena shared = Arena.ofShared()) {
            for (int[] shape : shapes) {
                Matrix a = Matrix.of(random(shared, shape[0], shape[1]));
                Matrix b = Matrix.of(random(shared, shape[1], shape[2]));
                PackedMatrix packed = new PackedMatrix(shared, shape[1], shape[2]);
                packed.pack(b);
                Tensor expected = random(shared, shape[0], shape[2]);
                Tensor c = copy(shared, expected);
                Tensor d = copy(shared, expected);
                scalar.gemm(a, b, Matrix.of(expected));
                vector.gemm(team, a, b, Matrix.of(c));
                vector.gemm(team, a, packed, Matrix.of(d));
                assertThat(c.toArray()).isEqualTo(expected.toArray());
                assertThat(d.toArray()).isEqualTo(expected.toArray());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1025})
    void productsOverSeveralBlocksOfDepthHaveTheReferencesBits(int k) {
        for (int m : new int[] {1, 7, 13}) {
            for (int n : new int[] {64, 70}) {
                try (Arena shared = Arena.ofShared();
                        WorkerTeam team = new WorkerTeam(2)) {
                    Matrix a = Matrix.of(random(shared, m, k));
                    Matrix b = Matrix.of(random(shared, k, n));
                    PackedMatrix packed = new PackedMatrix(shared, k, n);
                    packed.pack(b);
                    Tensor before = random(shared, m, n);
                    float[] expected = sum(before, c -> scalar.gemm(a, b, c));
                    String shape = String.format(Locale.ROOT, "%d x %d x %d", m, n, k);
                    assertThat(sum(before, c -> vector.gemm(a, b, c)))
                            .as(shape)
                            .isEqualTo(expected);
                    assertThat(sum(before, c -> vector.gemm(a, packed, c)))
                            .as(shape)
                            .isEqualTo(expected);
                    assertThat(sum(before, c -> vector.gemm(team, a, b, c)))
                            .as(shape)
                            .isEqualTo(expected);
                    assertThat(sum(before, c -> vector.gemm(team, a, packed, c)))
                            .as(shape)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** What a product that adds to a matrix makes of it. */
    private static float[] sum(Tensor before, Consumer<Matrix> product) {
        try (Arena own = Arena.ofShared()) {
            Tensor c = copy(own, before);
            product.accept(Matrix.of(c));
            return c.toArray();
        }
    }

    @Test
    void productsAreCloseToDoublePrecision() {
        for (int k : new int[] {1, 17, 300, 2000}) {
            Tensor a = random(arena, 3, k);
            Tensor b = random(arena, k, 5);
            Tensor c = Tensor.zeros(arena, 3, 5);
            vector.gemm(Matrix.of(a), Matrix.of(b), Matrix.of(c));
            for (int m = 0; m < 3; m++) {
                for (int n = 0; n < 5; n++) {
                    double exact = 0;
                    for (int i = 0; i < k; i++) {
                        exact += (double) a.get(m * k + i) * b.get(i * 5 + n);
                    }
                    double tolerance = 1e-7 * (1 + k);
                    assertThat((double) c.get(m * 5 + n)).isCloseTo(exact, within(tolerance));
                }
            }
        }
    }

    @Test
    void gemvAndAddRowsHaveTheReferencesBits() {
        for (int k : SIZES) {
            for (int n : SIZES) {
                try (Arena own = Arena.ofConfined()) {
                    Tensor x = random(own, k);
                    Matrix rows = new Matrix(random(own, k, n + 2), 1, k, n, n + 2, 1);
                    PackedMatrix a = new PackedMatrix(own, k, n);
                    a.pack(rows);
                    Tensor y = random(own, n);
                    Tensor expected = copy(own, y);
                    vector.gemv(x, a, y);
                    vector.addRows(rows, y);
                    scalar.gemv(x, a, expected);
                    scalar.addRows(rows, expected);
                    assertThat(y.toArray()).as("%d x %d", k, n).isEqualTo(expected.toArray());
                }
            }
        }
    }

    @Test
    void refusesShapesThatDoNotFit() {
        Matrix a = Matrix.of(random(arena, 2, 3));
        Matrix b = Matrix.of(random(arena, 4, 5));
        Matrix c = Matrix.of(random(arena, 2, 5));
        PackedMatrix packed = new PackedMatrix(arena, 4, 5);
        for (Blas blas : new Blas[] {scalar, vector}) {
            assertThatIllegalArgumentException().isThrownBy(() -> blas.gemm(a, b, c));
            assertThatIllegalArgumentException().isThrownBy(() -> blas.gemm(a, packed, c));
            assertThatIllegalArgumentException().isThrownBy(() -> blas.product(a, b, c));
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            blas.gemm(Matrix.of(random(arena, 2, 4)), packed, random(arena, 4), c));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.scaleRows(random(arena, 1), c));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.gemm(c, b.transposed(), a.columns(0, 2)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.gemv(random(arena, 3), packed, random(arena, 5)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.dot(random(arena, 3), random(arena, 4)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.gemv(random(arena, 4), packed, random(arena, 6)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.axpy(1, random(arena, 3), random(arena, 4)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.axpy(1, random(arena, 4), random(arena, 3)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> blas.addRows(a, random(arena, 4)));
        }
    }

    @Test
    void refusesColumnStridesThatAreNotOne() {
        KernelTensors k = new KernelTensors(arena);
        Matrix a = k.matrix(2, 3);
        PackedMatrix packed = k.packed(3, 5);
        for (Blas blas : new Blas[] {scalar, vector}) {
            refused("column stride", () -> blas.gemm(a, k.byColumns(3, 5), k.matrix(2, 5)));
            refused("column stride", () -> blas.gemm(a, k.matrix(3, 5), k.byColumns(2, 5)));
            refused("column stride", () -> blas.gemm(a, packed, k.byColumns(2, 5)));
            refused("column stride", () -> blas.addRows(k.byColumns(2, 3), k.normal(3)));
        }
    }

    @Test
    void refusesAnOutputWhoseRowsOverlap() {
        KernelTensors k = new KernelTensors(arena);
        Matrix a = k.matrix(2, 3);
        Matrix b = k.matrix(3, 5);
        PackedMatrix packed = k.packed(3, 5);
        for (Blas blas : new Blas[] {scalar, vector}) {
            for (int stride : new int[] {0, 4}) {
                Matrix c = new Matrix(k.normal(20), 0, 2, 5, stride, 1);
                refused("row stride", () -> blas.gemm(a, b, c));
                refused("row stride", () -> blas.gemm(a, packed, c));
            }
            blas.gemm(a.rows(1, 1), b, new Matrix(k.normal(5), 0, 1, 5, 0, 1));
        }
    }

    @Test
    void refusesAnOutputThatOverlapsAnInput() {
        KernelTensors k = new KernelTensors(arena);
        Tensor all = k.normal(100);
        Matrix square = Matrix.of(all.slice(10, 9).reshaped(3, 3));
        Matrix other = k.matrix(3, 3);
        PackedMatrix packed = k.packed(3, 3);
        Tensor three = all.slice(10, 3);
        for (Blas blas : new Blas[] {scalar, vector}) {
            for (int at : new int[] {2, 10, 18}) {
                Matrix c = new Matrix(all, at, 3, 3, 3, 1);
                refused("overlap", () -> blas.gemm(square, other, c));
                refused("overlap", () -> blas.gemm(other, square, c));
                refused("overlap", () -> blas.gemm(square, packed, c));
            }
            for (int at : new int[] {8, 10, 12}) {
                refused("overlap", () -> blas.gemv(three, packed, all.slice(at, 3)));
            }
            for (int at : new int[] {8, 12}) {
                refused("overlap", () -> blas.axpy(2, three, all.slice(at, 3)));
            }
            for (int at : new int[] {8, 10, 18}) {
                refused("overlap", () -> blas.addRows(square, all.slice(at, 3)));
            }
        }
    }

    @Test
    void takesAnOutputRightBesideAnInputAndAxpyInPlace() {
        KernelTensors k = new KernelTensors(arena);
        Tensor all = k.normal(100);
        Matrix square = Matrix.of(all.slice(10, 9).reshaped(3, 3));
        PackedMatrix packed = k.packed(3, 3);
        for (Blas blas : new Blas[] {scalar, vector}) {
            for (int at : new int[] {1, 19}) {
                Matrix c = new Matrix(all, at, 3, 3, 3, 1);
                blas.gemm(square, k.matrix(3, 3), c);
                blas.gemm(k.matrix(3, 3), square, c);
                blas.gemm(square, packed, c);
            }
            blas.gemv(all.slice(10, 3), packed, all.slice(13, 3));
            blas.addRows(square, all.slice(7, 3));
            blas.gemm(new Matrix(all, 14, 3, 0, 1, 1), k.matrix(0, 3), square);

            Tensor x = k.normal(50);
            Tensor expected = copy(arena, x);
            blas.scale(3, expected);
            blas.axpy(2, x, x);
            assertThat(x.toArray()).isEqualTo(expected.toArray());
        }
    }

    private static void refused(String why, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(why);
    }

    @Test
    void aRefusedProductLetsGoOfItsOperands() {
        WeakReference<Tensor> operand = refusedProduct();
        for (int i = 0; i < 50 && operand.get() != null; i++) {
            System.gc();
        }
        assertThat(operand.get()).isNull();
    }

    private WeakReference<Tensor> refusedProduct() {
        Matrix a = Matrix.of(random(arena, 8, 8));
        PackedMatrix b;
        try (Arena closed = Arena.ofConfined()) {
            b = new PackedMatrix(closed, 8, 64);
        }
        Matrix c = Matrix.of(random(arena, 8, 64));
        assertThatIllegalStateException().isThrownBy(() -> vector.gemm(a, b, c));
        return new WeakReference<>(b.panels());
    }

    @Test
    void refusesTensorsOfAClosedArena() {
        Tensor x = random(arena, 20);
        PackedMatrix packed = new PackedMatrix(arena, 20, 20);
        Matrix matrix = new Matrix(random(arena, 20, 20), 0, 20, 20, 20, 1);
        arena.close();
        for (Blas blas : new Blas[] {scalar, vector}) {
            assertThatIllegalStateException().isThrownBy(() -> blas.dot(x, x));
            assertThatIllegalStateException().isThrownBy(() -> blas.sum(x));
            assertThatIllegalStateException().isThrownBy(() -> blas.axpy(1, x, x));
            assertThatIllegalStateException().isThrownBy(() -> blas.gemv(x, packed, x));
            assertThatIllegalStateException().isThrownBy(() -> blas.gemm(matrix, matrix, matrix));
            assertThatIllegalStateException().isThrownBy(() -> blas.addRows(matrix, x));
        }
    }
}
