package io.driftcast.math.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunningMeanSquareTest {

    @Test
    void isThePlainMeanWhileItFitsTheMemory() {
        RunningMeanSquare square = new RunningMeanSquare(10);
        assertThat(square.mean()).isZero();
        for (double error : new double[] {1, -2, 3}) {
            square.add(error);
        }
        assertThat(square.count()).isEqualTo(3);
        assertThat(square.mean()).isCloseTo(14.0 / 3, within(1e-15));
    }

    @Test
    void forgetsBeyondTheMemory() {
        RunningMeanSquare square = new RunningMeanSquare(50);
        for (int i = 0; i < 100; i++) {
            square.add(10);
        }
        for (int i = 0; i < 1000; i++) {
            square.add(1);
        }
        assertThat(square.count()).isEqualTo(50);
        assertThat(square.mean()).isCloseTo(1, within(1e-6));
    }

    @Test
    void goesOnWhereItWasRead() {
        RunningMeanSquare whole = new RunningMeanSquare(5);
        RunningMeanSquare parts = new RunningMeanSquare(5);
        for (int i = 0; i < 20; i++) {
            whole.add(i * 0.3);
            parts.add(i * 0.3);
            parts = new RunningMeanSquare(5, parts.count(), parts.mean());
        }
        assertThat(parts.mean()).isEqualTo(whole.mean());
        assertThatThrownBy(() -> new RunningMeanSquare(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
