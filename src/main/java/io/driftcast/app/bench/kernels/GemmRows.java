package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import io.driftcast.math.kernel.FmaPeak;
import io.driftcast.math.kernel.KernelMode;
import io.driftcast.math.kernel.Kernels;
import io.driftcast.math.kernel.Matrix;
import io.driftcast.math.kernel.PackedMatrix;
import io.driftcast.math.kernel.Tensor;
import io.driftcast.math.kernel.WorkerTeam;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Matrix products beside the most that the core can multiply and add, and beside ONNX Runtime's;
 * the largest on two threads beside one.
 */
final class GemmRows {

    private static final String PEAK =
            "multiply-adds on registers alone (%s), ".formatted(KernelMode.describe());
    private static final int PEAK_ROUNDS = 20_000;
    private static final int THREADS = 2;

    /** Of sums of up to 512 products of numbers below 1, in another order. */
    private static final float TOLERANCE = 1e-4f;

    private static final Shape[] SHAPES = {
        new Shape(64, 128, 128), new Shape(128, 512, 128), new Shape(512, 512, 512)
    };

    private final Comparison comparison;
    private final OnnxRuntime.Presence onnx;
    private final RandomGenerator random;

    GemmRows(Comparison comparison, OnnxRuntime.Presence onnx, RandomGenerator random) {
        this.comparison = comparison;
        this.onnx = onnx;
        this.random = random;
    }

    /** Rows of A, columns of A, columns of B. */
    private record Shape(int rows, int inner, int columns) {

        double operations() {
            return 2.0 * rows * inner * columns;
        }

        String words() {
            return String.format(Locale.ROOT, "gemm %dx%dx%d", rows, inner, columns);
        }
    }

    /** A, packed B and C of a shape; A and B are the same numbers for a yardstick. */
    private record Product(
            Shape shape, float[] left, float[] right, Matrix a, PackedMatrix b, Matrix c) {

        Work work() {
            return new Work(
                    () -> {
                        Kernels.BLAS.gemm(a, b, c);
                        return c.get(0, 0);
                    },
                    shape.operations());
        }

        Work work(WorkerTeam team) {
            return new Work(
                    () -> {
                        Kernels.BLAS.gemm(team, a, b, c);
                        return c.get(0, 0);
                    },
                    shape.operations());
        }
    }

    void add() throws InterruptedException {
        for (Shape shape : SHAPES) {
            try (Arena arena = Arena.ofConfined()) {
                Product product = product(arena, shape);
                comparison.row(
                        shape.words() + ", of the peak",
                        Unit.RATE,
                        product.work(),
                        PEAK + "one thread",
                        peak());
                besideOnnx(product);
            }
        }
        twoThreads();
    }

    private Product product(Arena arena, Shape shape) {
        float[] left = LstmCase.uniform(random, shape.rows * shape.inner, 1);
        float[] right = LstmCase.uniform(random, shape.inner * shape.columns, 1);
        PackedMatrix packed = new PackedMatrix(arena, shape.inner, shape.columns);
        packed.pack(Matrix.of(Tensor.of(arena, right, shape.inner, shape.columns)));
        return new Product(
                shape,
                left,
                right,
                Matrix.of(Tensor.of(arena, left, shape.rows, shape.inner)),
                packed,
                Matrix.of(Tensor.zeros(arena, shape.rows, shape.columns)));
    }

    private static Work peak() {
        return new Work(() -> FmaPeak.run(PEAK_ROUNDS), FmaPeak.operations(PEAK_ROUNDS));
    }

    private void besideOnnx(Product product) throws InterruptedException {
        Shape shape = product.shape;
        String name = shape.words() + ", beside ONNX Runtime";
        if (!onnx.there()) {
            comparison.alone(name, Unit.RATE, product.work(), onnx.words());
            return;
        }
        try (OnnxProduct theirs =
                new OnnxProduct(product.right, shape.rows, shape.inner, shape.columns)) {
            theirs.input().put(product.left).rewind();
            FloatBuffer result = theirs.result();
            theirs.call();
            check(product, result);
            comparison.row(
                    name,
                    Unit.RATE,
                    product.work(),
                    onnx.words() + ": MatMul by a constant, a call a product",
                    new Work(
                            () -> {
                                theirs.call();
                                return result.get(0);
                            },
                            shape.operations()));
        }
    }

    private static void check(Product product, FloatBuffer theirs) {
        Matrix c = product.c;
        c.tensor().fill(0);
        product.work().call().run();
        for (int i = 0; i < theirs.limit(); i++) {
            float ours = c.tensor().get(i);
            if (!(Math.abs(ours - theirs.get(i)) <= TOLERANCE)) {
                throw new BenchException(
                        String.format(
                                Locale.ROOT,
                                "%s: element %d is %s of ours and %s of theirs",
                                product.shape.words(),
                                i,
                                ours,
                                theirs.get(i)));
            }
        }
    }

    private void twoThreads() throws InterruptedException {
        Shape shape = SHAPES[SHAPES.length - 1];
        String name = shape.words() + ", two threads, ";
        try (Arena arena = Arena.ofShared();
                WorkerTeam team = new WorkerTeam(THREADS)) {
            Product product = product(arena, shape);
            comparison.row(
                    name + "beside one",
                    Unit.CLOCK_RATE,
                    product.work(team),
                    "the same on one thread",
                    product.work());
            float[] sums = new float[THREADS];
            comparison.row(
                    name + "of their peak",
                    Unit.CLOCK_RATE,
                    product.work(team),
                    PEAK + "two threads at once",
                    new Work(
                            () -> {
                                team.run(THREADS, part -> sums[part] = FmaPeak.run(PEAK_ROUNDS));
                                return sums[0];
                            },
                            (double) THREADS * FmaPeak.operations(PEAK_ROUNDS)));
        }
    }
}
