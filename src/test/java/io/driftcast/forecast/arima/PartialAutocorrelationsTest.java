package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartialAutocorrelationsTest {

    @Test
    void mapIsInvertedUpToOrderTwelve() {
        SplittableRandom random = new SplittableRandom(1);
        for (int order = 0; order <= 12; order++) {
            double[] partials = new double[order];
            for (int i = 0; i < order; i++) {
                partials[i] = random.nextDouble(-0.95, 0.95);
            }
            double[] values = partials.clone();
            PartialAutocorrelations.toCoefficients(values);
            double largest = PartialAutocorrelations.fromCoefficients(values);
            assertThat(largest).isLessThan(1);
            for (int i = 0; i < order; i++) {
                assertThat(values[i]).isCloseTo(partials[i], within(1e-9));
            }
        }
    }

    @Test
    void orderTwoIsThatOfTheTextbook() {
        double[] values = {0.5, -0.3};
        PartialAutocorrelations.toCoefficients(values);
        // phi_2 = r_2, phi_1 = r_1 (1 - r_2)
        assertThat(values).containsExactly(new double[] {0.65, -0.3}, within(1e-15));
    }

    @Test
    void polynomialsWithRootsOutsideAreTold() {
        assertThat(PartialAutocorrelations.fromCoefficients(new double[] {1})).isEqualTo(1);
        assertThat(PartialAutocorrelations.fromCoefficients(new double[] {0.6, 0.5}))
                .isGreaterThan(1);
        assertThat(PartialAutocorrelations.fromCoefficients(new double[] {1.9, -0.91}))
                .isLessThan(1);
        assertThat(PartialAutocorrelations.fromCoefficients(new double[] {Double.NaN, 0.1}))
                .isGreaterThan(1);
        assertThat(PartialAutocorrelations.fromCoefficients(new double[0])).isZero();
    }
}
