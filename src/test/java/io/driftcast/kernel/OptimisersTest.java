package io.driftcast.kernel;

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
        Tensor x = k.normal(3);
        Tensor y = k.normal(4);
        for (Optimisers optimisers :
                new Optimisers[] {new ScalarOptimisers(), new VectorOptimisers()}) {
            refused(() -> optimisers.adam(SETTINGS, 1, x, y, x, x));
            refused(() -> optimisers.adam(SETTINGS, 1, x, x, y, x));
            refused(() -> optimisers.adam(SETTINGS, 1, x, x, x, y));
            refused(() -> optimisers.adam(SETTINGS, 0, x, x, x, x));
        }
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }
}
