package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values computed with 40 digits (mpmath 1.3). */
class NormalTest {

    @ParameterizedTest
    @CsvSource({
        "-20, 2.7536241186062337e-89",
        "-8.3, 5.2055697448902852e-17",
        "-3, 0.0013498980316300945",
        "-0.7, 0.24196365222307301",
        "-0.1, 0.46017216272297102",
        "0, 0.5",
        "0.5, 0.6914624612740131",
        "0.6744, 0.74997147862705939",
        "1.959963984540054, 0.975",
        "5.7, 0.9999999940096286",
        "8, 0.99999999999999938"
    })
    void cdf(double x, double expected) {
        assertThat(Normal.cdf(x)).isCloseTo(expected, within(1e-14 * expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.047096299361199",
        "1e-20, -9.2623400897984076",
        "0.001, -3.0902323061678135",
        "0.025, -1.9599639845400542",
        "0.3, -0.52440051270804078",
        "0.9, 1.2815515655446005",
        "0.975, 1.9599639845400542",
        "0.9999, 3.7190164854556804"
    })
    void quantile(double probability, double expected) {
        assertThat(Normal.quantile(probability))
                .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void quantileInvertsTheDistributionFunction() {
        for (double p = 0.0005; p < 1; p += 0.0005) {
            assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-14));
        }
    }

    @Test
    void constantsAreTheQuantiles() {
        assertThat(Normal.Z_80).isCloseTo(Normal.quantile(0.9), within(1e-15));
        assertThat(Normal.Z_95).isCloseTo(Normal.quantile(0.975), within(1e-15));
    }

    @Test
    void edges() {
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cdf(Double.NaN)).isNaN();
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(Double.NaN)).isNaN();
        assertThatThrownBy(() -> Normal.quantile(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }
}
