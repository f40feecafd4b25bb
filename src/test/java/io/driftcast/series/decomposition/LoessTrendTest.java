package io.driftcast.series.decomposition;

import static io.driftcast.series.decomposition.DecompositionTest.series;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoessTrendTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theShortestSeriesHaveATrend(int n) {
        double[] values = series(n, 4, 1, 17);
        assertThat(LoessTrend.decompose(values).trend()).hasSize(n).doesNotContain(Double.NaN);
    }
}
