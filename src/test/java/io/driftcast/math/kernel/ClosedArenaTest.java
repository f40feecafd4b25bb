package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps raw addresses safe: no kernel begins on memory that is gone. */
class ClosedArenaTest {

    static Iterable<KernelCases.Case> kernels() {
        return KernelCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelRefusesIt(KernelCases.Case kernel) {
        Runnable operation;
        try (Arena arena = Arena.ofShared()) {
            operation = kernel.operation().apply(new KernelTensors(arena));
        }

        assertThatIllegalStateException()
                .isThrownBy(operation::run)
                .withMessageMatching(".*(?i)closed.*");
    }

    @Test
    void testsRunInTheCheckedMode() {
        assertThat(KernelMode.describe()).contains("checked");
    }
}
