package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresTest {

    private static double[] column(int n, double first, double step) {
        double[] column = new double[n];
        for (int t = 0; t < n; t++) {
            column[t] = first + step * t;
        }
        return column;
    }

    /** R 4.2.2: t <- 1:114; z <- log(lynx); summary(lm(lynx ~ t + z)). */
    @Test
    void agreesWithR() {
        double[] y = Goldens.series("lynx");
        double[] logs = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            logs[t] = StrictMath.log(y[t]);
        }
        double[][] columns = {column(y.length, 1, 0), column(y.length, 1, 1), logs};
        LeastSquares fit = new LeastSquares(columns, y);
        double[] coefficients = {-5587.015931092102, 0.414086944171197, 1062.114084927918};
        double[] ratios = {-13.37305822168364, 0.178821772446105, 17.84255880930893};
        for (int j = 0; j < 3; j++) {
            double expected = coefficients[j];
            assertThat(fit.coefficients(3)[j])
                    .isCloseTo(expected, within(1e-11 * Math.abs(expected)));
            assertThat(fit.tStatistic(j, 3))
                    .isCloseTo(ratios[j], within(1e-11 * Math.abs(ratios[j])));
        }
        assertThat(fit.residualSumOfSquares(3)).isCloseTo(73124491.5415444, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leadingColumnsAreFittedAsIfAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[5][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = random.doubles(12, -1, 1).toArray();
        }
        double[] y = random.doubles(12).toArray();
        LeastSquares all = new LeastSquares(columns, y);
        for (int k = 1; k < columns.length; k++) {
            double[][] leading = Arrays.copyOf(columns, k);
            LeastSquares alone = new LeastSquares(leading, y);
            assertThat(all.coefficients(k)).containsExactly(alone.coefficients(k));
            assertThat(all.residualSumOfSquares(k))
                    .isCloseTo(alone.residualSumOfSquares(k), within(1e-13));
            assertThat(all.tStatistic(0, k)).isCloseTo(alone.tStatistic(0, k), within(1e-12));
        }
    }

    @Test
    void combinationsOfEarlierColumnsTakeNoPart() {
        double[][] columns = {
            column(6, 1, 0), column(6, 0, 1), column(6, 4, 3), {1, 0, 2, 0, 1, 5}
        };
        double[] y = {1, 3, 2, 5, 4, 7};
        LeastSquares fit = new LeastSquares(columns, y);
        LeastSquares without =
                new LeastSquares(new double[][] {columns[0], columns[1], columns[3]}, y);
        assertThat(fit.rank(4)).isEqualTo(3);
        assertThat(fit.coefficients(4)[2]).isNaN();
        assertThat(fit.tStatistic(2, 4)).isNaN();
        assertThat(fit.coefficients(4)[3]).isCloseTo(without.coefficients(3)[2], within(1e-13));
        assertThat(fit.tStatistic(3, 4)).isCloseTo(without.tStatistic(2, 3), within(1e-12));
        assertThat(fit.residualSumOfSquares(4))
                .isCloseTo(without.residualSumOfSquares(3), within(1e-12));
    }

    @Test
    void exactFitLeavesNothing() {
        LeastSquares fit =
                new LeastSquares(
                        new double[][] {column(9, 1, 0), column(9, 0, 1)}, column(9, 0.1, 0.7));
        assertThat(fit.residualSumOfSquares(2)).isZero();
        assertThat(fit.tStatistic(1, 2)).isNaN();
        assertThat(fit.coefficients(2)[1]).isCloseTo(0.7, within(1e-14));
    }

    @Test
    void edges() {
        LeastSquares nothing = new LeastSquares(new double[0][], new double[] {3, 4});
        assertThat(nothing.residualSumOfSquares(0)).isCloseTo(25, within(1e-13));
        LeastSquares wide = new LeastSquares(new double[][] {{2}, {3}}, new double[] {8});
        assertThat(wide.coefficients(2)).containsExactly(4, Double.NaN);
        assertThat(wide.tStatistic(0, 2)).isNaN();
        assertThatThrownBy(() -> new LeastSquares(new double[][] {{1, 2}}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 0 has 2 rows where y has 1");
    }
}
