package io.driftcast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MovingAveragesTest {

    private static double[] seasonalLine(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, t -> 10 + 0.5 * t + (t % 4 == 0 ? 3 : -1));
        return values;
    }

    @Test
    void overASeasonALineIsLeft() {
        MovingAverages found = MovingAverages.of(seasonalLine(40), 4);

        assertThat(found.window()).isEqualTo(4);
        assertThat(found.mean()[2]).isNaN();
        assertThat(found.mean()[3]).isEqualTo(10 + 0.5 * 1.5);
        assertThat(found.slope()).isCloseTo(0.5, within(1e-12));
        assertThat(found.rSquared()).isCloseTo(1, within(1e-12));
        assertThat(found.line()[2]).isNaN();
        assertThat(found.line()[20]).isCloseTo(found.mean()[20], within(1e-12));
        assertThat(found.words())
                .isEqualTo("over 4 steps: +0.5000 a step along a straight line, R squared 1.00");
    }

    @Test
    void theWindowSuitsSeriesWithoutASeasonAndShortOnes() {
        assertThat(MovingAverages.of(seasonalLine(40), 1).window()).isEqualTo(10);
        assertThat(MovingAverages.of(seasonalLine(9), 1).window()).isEqualTo(3);
        assertThat(MovingAverages.of(seasonalLine(20), 12).window()).isEqualTo(6);
        assertThat(MovingAverages.of(seasonalLine(3), 12).window()).isEqualTo(1);
    }

    @Test
    void aConstantSeriesDoesNotVary() {
        MovingAverages found = MovingAverages.of(new double[30], 4);

        assertThat(found.rSquared()).isNaN();
        assertThat(found.words()).isEqualTo("over 4 steps does not vary");
    }

    @Test
    void windowsWithMissingValuesDoNotCount() {
        double[] values = seasonalLine(40);
        for (int t = 0; t < 40; t += 3) {
            values[t] = Double.NaN;
        }

        assertThatThrownBy(() -> MovingAverages.of(values, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only 0 windows of 4 steps have all their values");
    }
}
