package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.function.BiConsumer;

/**
 * Runs a kernel as reference and in vectors, on the same numbers, and holds both to the same bits.
 */
final class ScalarAndVector {

    private ScalarAndVector() {}

    /**
     * Fails unless all tensors have the same bits afterwards, any NaN being as good as another.
     *
     * @param use makes its tensors, calls the kernel that it is given, and leaves its results there
     */
    static <K> void agree(Arena arena, K scalar, K vector, BiConsumer<K, KernelTensors> use) {
        KernelTensors expected = new KernelTensors(arena);
        use.accept(scalar, expected);
        KernelTensors actual = new KernelTensors(arena);
        use.accept(vector, actual);
        assertThat(actual.bits()).isDeepEqualTo(expected.bits());
    }
}
