package io.driftcast.math.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateScheduleTest {

    @Test
    void aConstantRateStays() {
        assertThat(RateSchedule.CONSTANT.factor(7, 8, 1000)).isEqualTo(1);
    }

    @Test
    void aCosineGoesDownFromOneEpochToTheNext() {
        assertThat(RateSchedule.COSINE.factor(0, 4, 0)).isEqualTo(1);
        assertThat(RateSchedule.COSINE.factor(1, 4, 10))
                .isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-15));
        assertThat(RateSchedule.COSINE.factor(2, 4, 20)).isCloseTo(0.5, within(1e-15));
        assertThat(RateSchedule.COSINE.factor(3, 4, 30)).isBetween(0.1, 0.2);
    }

    @Test
    void aWarmUpRisesToTheRateInALine() {
        RateSchedule schedule = RateSchedule.COSINE.afterWarmUp(4);

        assertThat(schedule.factor(0, 10, 0)).isEqualTo(0.25);
        assertThat(schedule.factor(0, 10, 2)).isEqualTo(0.75);
        assertThat(schedule.factor(0, 10, 3)).isEqualTo(1);
        assertThat(schedule.factor(5, 10, 1)).isCloseTo(0.5 * 0.5, within(1e-15));
        assertThat(schedule.factor(5, 10, 4)).isEqualTo(RateSchedule.COSINE.factor(5, 10, 4));
        assertThatThrownBy(() -> schedule.afterWarmUp(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
