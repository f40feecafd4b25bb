package io.driftcast.series.decomposition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StlOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 7, period: 1 is not at least 2",
        "12, 6, seasonal window: 6 is not odd and at least 3"
    })
    void optionsOutsideTheirRangeAreRefused(int period, int window, String message) {
        assertThatThrownBy(() -> StlOptions.of(period, window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
