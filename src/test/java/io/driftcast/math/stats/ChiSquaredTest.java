package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values computed with 40 digits (mpmath 1.3: gammainc, regularised). */
class ChiSquaredTest {

    @ParameterizedTest
    @CsvSource({
        "3.841458820694124, 1, 0.94999999999999994, 0.050000000000000057",
        "0.5, 1, 0.52049987781304654, 0.47950012218695346",
        "20, 10, 0.97074731192303893, 0.029252688076961073",
        "857.0686386, 10, 1.0, 1.1007893622907038e-177",
        "5, 2.5, 0.87691142884734115, 0.12308857115265885",
        "0.001, 3, 8.4079190580461593e-6, 0.99999159208094195",
        "1000, 1000, 0.50594714617076036, 0.49405285382923964",
        "1300, 1000, 0.99999999961102635, 3.8897364994868525e-10",
        "60, 2, 0.99999999999990642, 9.3576229688401746e-14",
        "12.5, 11, 0.67274416444685195, 0.32725583555314805"
    })
    void bothTails(double x, double dof, double lower, double upper) {
        assertThat(ChiSquared.cdf(x, dof)).isCloseTo(lower, within(1e-12 * lower));
        assertThat(ChiSquared.upperTail(x, dof)).isCloseTo(upper, within(1e-12 * upper));
    }

    @Test
    void edges() {
        assertThat(ChiSquared.cdf(-1, 3)).isZero();
        assertThat(ChiSquared.upperTail(0, 3)).isEqualTo(1);
        assertThat(ChiSquared.cdf(Double.POSITIVE_INFINITY, 3)).isEqualTo(1);
        assertThat(ChiSquared.upperTail(Double.POSITIVE_INFINITY, 3)).isZero();
        assertThat(ChiSquared.cdf(Double.NaN, 3)).isNaN();
        assertThat(ChiSquared.upperTail(Double.NaN, 3)).isNaN();
        assertThatThrownBy(() -> ChiSquared.cdf(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("degrees of freedom");
    }
}
