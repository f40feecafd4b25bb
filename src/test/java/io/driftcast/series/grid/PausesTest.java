package io.driftcast.series.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PausesTest {

    private static final long DAY = 86_400_000;

    @Test
    void fewTimesHaveNone() {
        assertThat(Pauses.count(new long[] {5})).isZero();
        assertThat(Pauses.count(new long[] {5, 5_000})).isZero();
        assertThat(Pauses.withoutOutages(new long[] {5, 5, 5_000})).containsExactly(5, 5, 5_000);
    }

    @Test
    void spacingsFarLongerThanTheUsualOneAreCounted() {
        assertThat(Pauses.count(new long[] {0, 1, 2, 12})).isZero();
        assertThat(Pauses.count(new long[] {0, 1, 2, 13})).isEqualTo(1);
        assertThat(Pauses.count(new long[] {0, 1, 2, 13, 14, 15, 99, 100})).isEqualTo(2);
    }

    @Test
    void aSingleWrongClockIsNone() {
        assertThat(Pauses.count(new long[] {-3 * DAY, 0, 1, 2, 3})).isZero();
        assertThat(Pauses.count(new long[] {0, 1, 2, 3, 3 * DAY})).isZero();
        assertThat(Pauses.count(new long[] {-3 * DAY, 0, 1, 2, 3, 3 * DAY})).isEqualTo(2);
    }

    @Test
    void theLongestStretchBetweenOutagesIsTaken() {
        long[] times = {0, 1, 2, 90, 91, 91, 92, 93, 200, 201};
        assertThat(Pauses.withoutOutages(times)).containsExactly(90, 91, 91, 92, 93);
        assertThat(Pauses.withoutOutages(new long[] {0, 1, 2, 90, 91, 92}))
                .containsExactly(90, 91, 92);
    }

    @Test
    void burstsStayWhole() {
        long[] times = {0, 1, 60, 61, 120, 121, 180, 181};
        assertThat(Pauses.burstsBegin(new long[] {0, 1, 2, 60, 61, 62, 120, 121, 122}))
                .containsExactly(0, 60, 120);
        assertThat(Pauses.withoutOutages(times)).isEqualTo(times);
    }
}
