package io.driftcast.series.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    private void follow(long... spacings) {
        for (long spacing : spacings) {
            pace.follow(spacing, 60);
        }
    }

    @Test
    void whatTheGridExpectsIsNoPaceOfItsOwn() {
        follow(70, 70, 62);
        assertThat(pace.spacings()).isZero();
    }

    @Test
    void spacingsThatAreAboutTheSameAreOnePace() {
        follow(100, 110, 90);
        assertThat(pace.spacings()).isEqualTo(3);
        assertThat(pace.millis()).isEqualTo(100);
        follow(150);
        assertThat(pace.spacings()).isEqualTo(1);
        assertThat(pace.millis()).isEqualTo(150);
    }

    @Test
    void readingsOfOneTimeHaveNone() {
        follow(0, 0, 0);
        assertThat(pace.millis()).isZero();
        follow(70);
        assertThat(pace.spacings()).isEqualTo(1);
    }

    @Test
    void timesEndWithTheNewest() {
        follow(100, 102);
        assertThat(pace.times(3, 1000)).containsExactly(798, 899, 1000);
    }

    @Test
    void anEndlessPaceStaysOne() {
        Pace endless = new Pace(100, Integer.MAX_VALUE);
        endless.follow(100, 60);
        assertThat(endless.spacings()).isEqualTo(Integer.MAX_VALUE);
        assertThat(endless.millis()).isEqualTo(100);
    }
}
