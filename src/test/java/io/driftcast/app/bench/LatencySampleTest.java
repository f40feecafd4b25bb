package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencySampleTest {

    @Test
    void aQuantileIsTheSmallestThatTheShareDoesNotExceed() {
        LatencySample sample =
                LatencySample.of(LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray());

        assertThat(sample.quantile(0.5)).isEqualTo(100);
        assertThat(sample.quantile(0.99)).isEqualTo(198);
        assertThat(sample.quantile(1)).isEqualTo(200);
        assertThat(sample.quantile(0)).isEqualTo(1);
    }

    @Test
    void aSingleReadingIsEveryQuantile() {
        LatencySample sample = LatencySample.of(new long[] {7});

        assertThat(sample.quantile(0.5)).isEqualTo(7);
        assertThat(sample.quantile(0.99)).isEqualTo(7);
    }
}
