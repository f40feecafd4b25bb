package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No kernel runs on a thread that its tensors are not for; {@link KernelModesIT} has the same in
 * the modes that do not check each access.
 */
class ConfinedArenaTest {

    static Iterable<KernelCases.Case> kernels() {
        return KernelCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyKernelRefusesAnotherThreads(KernelCases.Case kernel) throws InterruptedException {
        assertThat(KernelProbe.confined(kernel)).startsWith("java.lang.WrongThreadException: ");
    }

    @Test
    void aProductOnATeamRefusesTensorsOfOneThreadWhateverItsSize() {
        try (Arena shared = Arena.ofShared();
                Arena confined = Arena.ofConfined();
                WorkerTeam team = new WorkerTeam(2)) {
            for (Blas blas : new Blas[] {new ScalarBlas(), new VectorBlas()}) {
                product(blas, team, shared, shared, shared);
                refused(() -> product(blas, team, confined, shared, shared));
                refused(() -> product(blas, team, shared, confined, shared));
                refused(() -> product(blas, team, shared, shared, confined));
                refused(() -> packed(blas, team, confined, shared, shared));
                refused(() -> packed(blas, team, shared, confined, shared));
                refused(() -> packed(blas, team, shared, shared, confined));
            }
        }
    }

    @Test
    void aTeamOfOneTakesThem() {
        try (Arena confined = Arena.ofConfined();
                WorkerTeam alone = new WorkerTeam(1)) {
            for (Blas blas : new Blas[] {new ScalarBlas(), new VectorBlas()}) {
                product(blas, alone, confined, confined, confined);
                packed(blas, alone, confined, confined, confined);
            }
        }
    }

    private static void product(Blas blas, WorkerTeam team, Arena a, Arena b, Arena c) {
        blas.gemm(team, matrix(a), matrix(b), matrix(c));
    }

    private static void packed(Blas blas, WorkerTeam team, Arena a, Arena b, Arena c) {
        blas.gemm(team, matrix(a), new PackedMatrix(b, 2, 2), matrix(c));
    }

    private static Matrix matrix(Arena arena) {
        return Matrix.of(Tensor.zeros(arena, 2, 2));
    }

    private static void refused(Runnable call) {
        assertThatExceptionOfType(WrongThreadException.class)
                .isThrownBy(call::run)
                .withMessageContaining("team");
    }
}
