package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelModeTest {

    @Test
    void readsItsProperties() {
        assertThat(KernelMode.scalar("scalar")).isTrue();
        assertThat(KernelMode.scalar("vector")).isFalse();
        assertThat(KernelMode.checked("true")).isTrue();
        assertThat(KernelMode.checked("false")).isFalse();
        for (int bits : new int[] {128, 256, 512}) {
            assertThat(KernelMode.species(Integer.toString(bits)).vectorBitSize()).isEqualTo(bits);
        }
        assertThat(WorkerTeam.threads("3")).isEqualTo(3);
        assertThat(WorkerTeam.threads(null)).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "0", "TRUE", " 512", "64"})
    void refusesWhatItDoesNotKnow(String value) {
        refused(() -> KernelMode.scalar(value), "driftcast.kernel ", value);
        refused(() -> KernelMode.checked(value), "driftcast.kernel.checked ", value);
        refused(() -> KernelMode.species(value), "driftcast.kernel.bits ", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "2.5"})
    void refusesANumberOfThreadsThatIsNone(String value) {
        refused(() -> WorkerTeam.threads(value), "driftcast.kernel.threads ", value);
    }

    private static void refused(Runnable call, String property, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageStartingWith(property)
                .withMessageEndingWith("not '" + value + "'");
    }
}
