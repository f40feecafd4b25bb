package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values computed with 40 digits (mpmath 1.3). */
class StudentTTest {

    @ParameterizedTest
    @CsvSource({
        "0.9, 1, 3.0776835371752541",
        "0.975, 1, 12.706204736174693",
        "0.975, 2, 4.3026527297494618",
        "0.975, 3, 3.1824463052837084",
        "0.9, 5, 1.4758840488244813",
        "0.975, 30, 2.0422724563012379",
        "0.975, 119, 1.9800998764569395",
        "0.999, 7, 4.7852896286383333",
        "0.975, 2.5, 3.5746548420036818",
        "1e-6, 4, -41.577854150450975"
    })
    void quantile(double probability, double dof, double expected) {
        assertThat(StudentT.quantile(probability, dof))
                .isCloseTo(expected, within(1e-11 * Math.abs(expected)));
    }

    @Test
    void cdf() {
        assertThat(StudentT.cdf(1.3, 6)).isCloseTo(0.8793474126886069, within(1e-14));
        assertThat(StudentT.cdf(-1.3, 6)).isCloseTo(1 - 0.8793474126886069, within(1e-14));
        assertThat(StudentT.cdf(0, 3)).isCloseTo(0.5, within(1e-15));
        assertThat(StudentT.cdf(Double.POSITIVE_INFINITY, 3)).isEqualTo(1);
    }

    @Test
    void comesDownToTheNormal() {
        assertThat(StudentT.quantile(0.975, 1e7)).isCloseTo(Normal.quantile(0.975), within(1e-6));
    }

    @Test
    void edges() {
        assertThat(StudentT.quantile(0.5, 4)).isZero();
        assertThat(StudentT.quantile(0, 4)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StudentT.quantile(1, 4)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StudentT.quantile(Double.NaN, 4)).isNaN();
        assertThatThrownBy(() -> StudentT.quantile(0.9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("degrees of freedom");
    }
}
