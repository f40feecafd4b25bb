package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.Goldens;
import org.junit.jupiter.api.Test;

class BenchSeriesTest {

    @Test
    void theSeriesAreTheDataSetsOfR() {
        assertThat(BenchSeries.airPassengers().series().values())
                .containsExactly(Goldens.series("AirPassengers"));
        assertThat(BenchSeries.co2().series().values()).containsExactly(Goldens.series("co2"));
        assertThat(BenchSeries.arima212().series().values()).hasSize(200);
    }

    @Test
    void aLineHandsOverNameSeasonAndEveryValue() {
        String[] words = BenchSeries.airPassengers().line().split(" ");

        assertThat(words).hasSize(3 + 144).startsWith("series", "airpassengers", "12", "112.0");
    }
}
