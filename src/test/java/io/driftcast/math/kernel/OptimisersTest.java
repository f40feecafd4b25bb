package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both {@link Optimisers}, against each other; {@link PyTorchTest} has their path. */
class OptimisersTest {

    private static final AdamSettings SETTINGS = AdamSettings.withRate(0.01f);

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    static IntStream sizes() {
        return IntStream.of(0, 1, 3, 15, 16, 17, 63, 64, 65, 127, 1000);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void adamAgrees(int size) {
        ScalarAndVector.agree(
                arena,
                new ScalarOptimisers(),
                new VectorOptimisers(),
                (optimisers, k) -> {
                    Tensor parameters = k.normal(size);
                    Tensor gradient = k.normal(size);
                    Tensor first = k.normal(size);
                    Tensor second = k.uniform(size);
                    for (int step = 1; step <= 3; step++) {
                        optimisers.adam(SETTINGS, step, parameters, gradient, first, second);
                    }
                });
    }

    @Test
    void otherShapesAndStepsAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Tensor w = k.normal(3);
        Tensor g = k.normal(3);
        Tensor m = k.normal(3);
        Tensor v = k.uniform(3);
        Tensor other = k.normal(4);
        for (Optimisers optimisers :
                new Optimisers[] {new ScalarOptimisers(), new VectorOptimisers()}) {
            refused("3 elements", () -> optimisers.adam(SETTINGS, 1, w, other, m, v));
            refused("3 elements", () -> optimisers.adam(SETTINGS, 1, w, g, other, v));
            refused("3 elements", () -> optimisers.adam(SETTINGS, 1, w, g, m, other));
            refused("step 0", () -> optimisers.adam(SETTINGS, 0, w, g, m, v));
        }
    }

    @Test
    void tensorsThatShareMemoryAreRefused() {
        KernelTensors k = new KernelTensors(arena);
        Tensor all = k.uniform(20);
        Tensor x = all.slice(4, 3);
        Tensor y = all.slice(6, 3);
        Tensor w = k.normal(3);
        Tensor g = k.normal(3);
        Tensor m = k.normal(3);
        Tensor v = k.uniform(3);
        for (Optimisers optimisers :
                new Optimisers[] {new ScalarOptimisers(), new VectorOptimisers()}) {
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, x, y, m, v));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, x, g, y, v));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, x, g, m, y));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, w, x, y, v));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, w, x, m, y));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, w, g, x, y));
            refused("overlap", () -> optimisers.adam(SETTINGS, 1, w, w, m, v));
        }
    }

    private static void refused(String why, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(why);
    }
}
