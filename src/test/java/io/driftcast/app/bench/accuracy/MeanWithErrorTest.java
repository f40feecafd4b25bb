package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanWithErrorTest {

    @Test
    void theStandardErrorIsThatOfTheMean() {
        MeanWithError mean = MeanWithError.of(new double[] {1, 2, 3, 6});

        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.n()).isEqualTo(4);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(14 / 3.0 / 4), within(1e-12));
    }

    @Test
    void ratiosThatCancelHaveTheGeometricMeanOne() {
        MeanWithError mean = MeanWithError.geometric(new double[] {2, 0.5, 4, 0.25});

        assertThat(mean.value()).isCloseTo(1, within(1e-12));
        double logarithm = Math.log(2);
        double variance = (2 + 8) * logarithm * logarithm / 3;
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(variance / 4), within(1e-12));
    }

    @Test
    void oneValueHasNoErrorAndNoneHasNoMean() {
        assertThat(MeanWithError.of(new double[] {5}).value()).isEqualTo(5);
        assertThat(MeanWithError.of(new double[] {5}).standardError()).isNaN();
        assertThat(MeanWithError.geometric(new double[0]).value()).isNaN();
    }
}
