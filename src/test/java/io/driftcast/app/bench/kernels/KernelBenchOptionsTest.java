package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelBenchOptionsTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, -1, 1, 1", "1, NaN, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
    void whatMeasuresNothingIsRefused(
            int rounds, double warmSeconds, double roundSeconds, int trainings) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new KernelBenchOptions(rounds, warmSeconds, roundSeconds, trainings));
    }
}
