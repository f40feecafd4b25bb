package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarProductTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 8, 63})
    void whateverTheLength(int length) {
        double[] x = new double[length];
        double[] y = new double[length + 1];
        double expected = 0;
        for (int t = 0; t < length; t++) {
            x[t] = t + 1;
            y[t] = 2 * t - 5;
            expected += x[t] * y[t];
        }
        y[length] = 1e9;
        assertThat(ScalarProduct.of(x, y)).isEqualTo(expected);
    }
}
