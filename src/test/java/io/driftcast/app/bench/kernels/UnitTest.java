package io.driftcast.app.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "NANOSECONDS, 6400, 64, 100",
        "MICROSECONDS, 6000, 2, 3",
        "MILLISECONDS, 8e6, 2, 4",
        "RATE, 1000, 2e5, 200",
        "CLOCK_RATE, 1000, 2e5, 200",
    })
    void aFigureIsOfOneOperationOrOfOneSecond(
            Unit unit, double nanos, double operations, double figure) {
        assertThat(unit.figure(nanos, operations)).isEqualTo(figure);
    }
}
