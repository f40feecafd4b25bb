package io.driftcast.kernel;

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

    /** Normal numbers as rows and columns. */
    Matrix matrix(int rows, int columns) {
        return Matrix.of(normal(rows, columns));
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

    /** A number that differs as soon as one element does; every NaN is the same. */
    long digest() {
        long digest = 0;
        for (Tensor tensor : tensors) {
            for (int i = 0; i < tensor.length(); i++) {
                digest = 31 * digest + Float.floatToIntBits(tensor.get(i));
                digest ^= digest >>> 29;
            }
        }
        return digest;
    }
}
