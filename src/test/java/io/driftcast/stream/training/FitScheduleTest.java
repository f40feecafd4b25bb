package io.driftcast.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitScheduleTest {

    private static final FitSchedule SCHEDULE = new FitSchedule(TrainSettings.DEFAULTS);

    private static FitState group(int observed, int fittedAt) {
        return new FitState(5, 0, 9, observed, fittedAt, Published.NOTHING, 2000, null, null);
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

    @ParameterizedTest
    @CsvSource({
        "23, 0, ",
        "24, 0, first",
        "29, 24, ",
        "30, 24, growth",
        "125, 101, ",
        "127, 101, growth"
    })
    void theFirstFitTakes24StepsAndTheNextAQuarterMore(int observed, int fittedAt, String cause) {
        PendingFit due = SCHEDULE.due(group(observed, fittedAt));
        assertThat(due == null ? null : due.cause()).isEqualTo(cause);
    }

    @Test
    void aFitThatIsAskedForIsDueAtOnceFromTheStepThatWasNamed() {
        FitState fit = group(25, 24);
        assertThat(SCHEDULE.due(fit.withRequested(new FitOrder("request: x", 4L))))
                .isEqualTo(new PendingFit(4, 9, "request: x"));
        assertThat(SCHEDULE.due(fit.withRequested(new FitOrder("request: x", null))))
                .isEqualTo(new PendingFit(0, 9, "request: x"));
        assertThat(SCHEDULE.due(fit.withRequested(new FitOrder("request: x", -7L))))
                .isEqualTo(new PendingFit(0, 9, "request: x"));
        assertThat(SCHEDULE.due(fit.withRequested(new FitOrder("request: x", 50L))))
                .isEqualTo(new PendingFit(9, 9, "request: x"));
    }

    @Test
    void aFitThatIsAskedForTooEarlyWaitsForTheFirst() {
        FitState few = group(23, 0).withRequested(new FitOrder("request: x", null));
        assertThat(SCHEDULE.due(few)).isNull();
        assertThat(SCHEDULE.due(few.grown(10, true)))
                .isEqualTo(new PendingFit(0, 10, "request: x"));
    }

    @Test
    void theWindowLimitsWhatIsFitted() {
        FitState fit = group(24, 0).withTrainingWindow(4);
        assertThat(SCHEDULE.due(fit)).isEqualTo(new PendingFit(6, 9, "first"));
    }
}
