package io.driftcast.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitScheduleTest {

    private static final FitSchedule SCHEDULE = new FitSchedule(TrainSettings.DEFAULTS);

    private static FitState group(int observed, int fittedAt) {
        return new FitState(5, 0, 9, observed, fittedAt, 7, 2000, null, null);
    }

    /** A group's members have so many steps together within weeks. */
    @Test
    void moreStepsThanAnIntHoldsAreFittedAgainWhenTheyHaveGrownByAQuarter() {
        int fittedAt = Integer.MAX_VALUE / 5 * 4;
        FitState grown = group(Integer.MAX_VALUE, fittedAt + 9).grown(10, true);

        assertThat(grown.observed()).isPositive();
        assertThat(SCHEDULE.due(grown)).isNull();
        assertThat(SCHEDULE.due(grown.grown(11, true).grown(12, true))).isNull();
        FitState due = group(Integer.MAX_VALUE, fittedAt - 9).grown(10, true);
        assertThat(SCHEDULE.due(due)).isNotNull();
    }

    @Test
    void aStepWithoutAValueDoesNotCount() {
        FitState full = group(Integer.MAX_VALUE, 9);
        assertThat(full.grown(10, false).observed()).isEqualTo(Integer.MAX_VALUE);
        assertThat(full.grown(10, false).fittedAt()).isEqualTo(9);
    }
}
