package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tensors of seeded numbers, all of which belong to one case and count in its digest. */
final class KernelTensors {

    private static final long SEED = 20_260_412;

    private final Arena arena;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Tensor> tensors = new ArrayList<>();

    KernelTensors(Arena arena) {
        this.arena = arena;
    }

    /** Normal numbers with a standard deviation of 2. */
    Tensor normal(int... shape) {
        Tensor tensor = Tensor.zeros(arena, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) (2 * random.nextGaussian()));
        }
        return keep(tensor);
    }

    /** Numbers from 0 to 1. */
    Tensor uniform(int... shape) {
        Tensor tensor = Tensor.zeros(arena, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, (float) random.nextDouble());
        }
        return keep(tensor);
    }

    /** Floats of any bits: huge, tiny, subnormal, infinite and NaN. */
    Tensor anyBits(int... shape) {
        Tensor tensor = Tensor.zeros(arena, shape);
        for (int i = 0; i < tensor.length(); i++) {
            tensor.set(i, Float.intBitsToFloat(random.nextInt()));
        }
        return keep(tensor);
    }

    /** Normal numbers as rows and columns. */
    Matrix matrix(int rows, int columns) {
        return Matrix.of(normal(rows, columns));
    }

    /** Normal numbers as rows and columns, each column in one piece. */
    Matrix byColumns(int rows, int columns) {
        return Matrix.of(normal(columns, rows)).transposed();
    }

    /** Normal numbers, packed; not in the digest, since nothing writes them. */
    PackedMatrix packed(int rows, int columns) {
        PackedMatrix packed = new PackedMatrix(arena, rows, columns);
        packed.pack(matrix(rows, columns));
        return packed;
    }

    /** Where a case may allocate what else it needs. */
    Arena arena() {
        return arena;
    }

    /** Counts a tensor in. */
    Tensor keep(Tensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    /** The elements of all tensors, in the order they were made; every NaN is the same. */
    int[][] bits() {
        int[][] bits = new int[tensors.size()][];
        for (int t = 0; t < bits.length; t++) {
            Tensor tensor = tensors.get(t);
            bits[t] = new int[tensor.length()];
            for (int i = 0; i < tensor.length(); i++) {
                bits[t][i] = Float.floatToIntBits(tensor.get(i));
            }
        }
        return bits;
    }

    /** A number that changes with every bit of {@link #bits}. */
    long digest() {
        long digest = 0;
        for (int[] tensor : bits()) {
            for (int element : tensor) {
                digest = 31 * digest + element;
                digest ^= digest >>> 29;
            }
        }
        return digest;
    }
}
