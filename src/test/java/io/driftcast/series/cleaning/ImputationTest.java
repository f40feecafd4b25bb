package io.driftcast.series.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImputationTest {

    private static final double NONE = Double.NaN;

    @Test
    void mean() {
        double[] values = {NONE, 2, NONE, 6};
        assertThat(Imputation.mean(values)).containsExactly(4, 2, 4, 6);
        assertThat(values).containsExactly(NONE, 2, NONE, 6);
    }

    @Test
    void linearHoldsTheEnds() {
        double[] values = {NONE, NONE, 2, NONE, NONE, NONE, 10, NONE};
        assertThat(Imputation.linear(values)).containsExactly(2, 2, 2, 4, 6, 8, 10, 10);
        assertThat(values[0]).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 12})
    void seasonalFindsASeasonOnALine(int period) {
        double[] whole = new double[10 * period];
        for (int t = 0; t < whole.length; t++) {
            whole[t] = 50 + 0.3 * t + 10 * Math.sin(2 * Math.PI * t / period);
        }
        double[] values = whole.clone();
        for (int t = 4 * period + 1; t < 4 * period + 4; t++) {
            values[t] = NONE;
        }
        double[] filled = Imputation.seasonal(values, period);
        double[] linear = Imputation.linear(values);
        double worst = 0;
        double worstLinear = 0;
        for (int t = 0; t < whole.length; t++) {
            worst = Math.max(worst, Math.abs(filled[t] - whole[t]));
            worstLinear = Math.max(worstLinear, Math.abs(linear[t] - whole[t]));
        }
        assertThat(worst).isPositive().isLessThan(0.25 * worstLinear);
    }

    @Test
    void seasonalIsBetterThanLinearOnARealSeries() {
        double[] whole = Goldens.series("co2");
        double[] values = whole.clone();
        SplittableRandom random = new SplittableRandom(5);
        for (int t = 1; t < values.length - 1; t++) {
            values[t] = random.nextInt(5) == 0 ? NONE : values[t];
        }
        double seasonal = squares(Imputation.seasonal(values, 12), whole);
        double linear = squares(Imputation.linear(values), whole);
        assertThat(seasonal).isLessThan(0.5 * linear);
    }

    private static double squares(double[] filled, double[] whole) {
        double sum = 0;
        for (int t = 0; t < whole.length; t++) {
            sum += (filled[t] - whole[t]) * (filled[t] - whole[t]);
        }
        return sum;
    }

    @Test
    void whatIsThereStays() {
        double[] values = Goldens.series("nottem");
        values[100] = NONE;
        for (double[] filled :
                new double[][] {
                    Imputation.mean(values),
                    Imputation.linear(values),
                    Imputation.seasonal(values, 12)
                }) {
            assertThat(filled[100]).isNotNaN();
            filled[100] = NONE;
            assertThat(filled).containsExactly(values);
        }
    }

    @Test
    void stepOfTheSeasonThatIsNeverThere() {
        double[] values = new double[60];
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 12 == 3 ? NONE : t % 12;
        }
        assertThat(Imputation.seasonal(values, 12)).doesNotContain(NONE);
    }

    @Test
    void edges() {
        double[] missing = new double[30];
        Arrays.fill(missing, NONE);
        assertThat(Imputation.mean(missing)).containsExactly(missing);
        assertThat(Imputation.linear(missing)).containsExactly(missing);
        assertThat(Imputation.seasonal(missing, 7)).containsExactly(missing);
        double[] one = {NONE, 5, NONE};
        assertThat(Imputation.mean(one)).containsExactly(5, 5, 5);
        assertThat(Imputation.linear(one)).containsExactly(5, 5, 5);
        assertThat(Imputation.seasonal(one, 12)).containsExactly(5, 5, 5);
        assertThat(Imputation.linear(new double[0])).isEmpty();
        assertThatThrownBy(() -> Imputation.seasonal(one, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Imputation.linear(new double[] {1e-6, NONE, 3e-6})[1])
                .isCloseTo(2e-6, within(1e-20));
    }
}
