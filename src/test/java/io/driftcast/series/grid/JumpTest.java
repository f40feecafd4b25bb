package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.hourly;
import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static io.driftcast.series.grid.SeriesUnderTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.GridRules.Outcome;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings further ahead than the longest gap. */
class JumpTest {

    private static final long HOUR = 3_600_000;
    private static final long T0 = millis("2024-05-01T00:00:00Z");
    private static final long STEP0 = T0 / HOUR;
    private static final long AHEAD = T0 + 500 * HOUR;

    @Test
    void longestGapIsBridged() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        assertThat(series.send(T0 + 100 * HOUR, 2)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.closed()).hasSize(101);
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    @Test
    void jumpIsHeldUntilItIsConfirmed() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        assertThat(series.send(AHEAD, 2)).isEqualTo(Outcome.HELD);
        assertThat(series.send(AHEAD + HOUR, 3)).isEqualTo(Outcome.HELD);
        assertThat(series.closed()).hasSize(1);
        assertThat(series.send(AHEAD + 2 * HOUR, 4)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.events().get(2)).isInstanceOf(Restarted.class);
        assertThat(((Restarted) series.events().get(2)).why())
                .contains("2024-05-01T00:00:00Z", "2024-05-21T20:00:00Z", "PT100H");
        assertThat(series.steps()).containsExactly(STEP0, STEP0 + 500, STEP0 + 501, STEP0 + 502);
        assertThat(series.values()).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(series.state().held().size()).isZero();
    }

    @Test
    void confirmedReadingsAreTakenInOrderOfTime() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(AHEAD + 2 * HOUR, 4);
        series.send(AHEAD, 2);
        series.send(AHEAD + HOUR, 3);
        assertThat(series.values()).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void readingBackInRangeDiscardsTheJumpWithItsBytes() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(AHEAD, 2, AHEAD + 7);
        series.send(AHEAD + HOUR, 3);
        series.send(T0 + HOUR, 4);
        List<JumpDiscarded> discarded = series.all(JumpDiscarded.class);
        assertThat(discarded).hasSize(2);
        JumpDiscarded first = discarded.getFirst();
        assertThat(first.observedAt()).isEqualTo(AHEAD);
        assertThat(first.ingestAt()).isEqualTo(AHEAD + 7);
        assertThat(first.partition()).isEqualTo(3);
        assertThat(first.offset()).isEqualTo(1);
        assertThat(ByteBuffer.wrap(first.rawValue()).getLong()).isEqualTo(AHEAD);
        assertThat(series.values()).containsExactly(1.0, 4.0);
        assertThat(series.state().held().size()).isZero();
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    @Test
    void jumpsThatDoNotAgreeConfirmNothing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        long[] hours = {5000, 500, 40_000, 700, 9000, 250_000, 400, 3000};
        for (int i = 0; i < hours.length; i++) {
            assertThat(series.send(T0 + hours[i] * HOUR, i)).isEqualTo(Outcome.HELD);
        }
        assertThat(series.all(JumpDiscarded.class)).hasSize(7);
        assertThat(series.all(Restarted.class)).isEmpty();
    }

    @Test
    void aSlowerPaceIsConfirmedToo() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        for (int i = 1; i <= 9; i++) {
            series.send(T0 + i * (200 * HOUR), i);
        }
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
        assertThat(series.values())
                .containsExactly(1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    }

    @Test
    void aSlowerPaceBeyondTheLongestGapFindsTheIntervalAgain() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < 20; i++) {
            series.send(T0 + i * 1000L, i);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT1S");
        for (int week = 1; week <= 12; week++) {
            series.send(T0 + week * (7 * 24 * HOUR), week);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("P1W");
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
        assertThat(series.values().subList(20, 32))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0);
    }

    /** The grid of the first readings is given up while they are placed on it. */
    @Test
    void aSlowerPaceAmongTheFirstReadingsFindsTheIntervalAgain() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < 3; i++) {
            series.send(T0 + i * 1000L, i);
        }
        for (int week = 1; week <= 14; week++) {
            series.send(T0 + week * (7 * 24 * HOUR), week);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("P1W");
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
        assertThat(series.counted()).isLessThanOrEqualTo(17);
        assertThat(series.values().getLast()).isEqualTo(14);
    }

    @Test
    void repetitionOfAHeldReadingConfirmsNothing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(AHEAD, 2);
        assertThat(series.send(AHEAD, 2)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.send(AHEAD, 2)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.state().held().size()).isEqualTo(1);
    }

    @Test
    void lateReadingFromBeforeAGapDoesNotDiscardWhatCameAfterIt() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(T0 + 2 * HOUR, 3);
        series.send(AHEAD, 4);
        assertThat(series.send(T0 + HOUR, 2)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.state().held().size()).isEqualTo(1);
        assertThat(series.all(JumpDiscarded.class)).isEmpty();
    }

    @Test
    void openStepsCloseBeforeTheSeriesBeginsAnew() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 0, Aggregation.SUM, "PT3H"));
        series.send(T0, 1);
        series.send(T0 + 2 * HOUR, 3);
        for (int i = 0; i < 3; i++) {
            series.send(AHEAD + i, 10);
        }
        assertThat(series.closed())
                .startsWith(
                        new Closed(STEP0, T0, 1, 1, false),
                        new Closed(STEP0 + 1, T0 + HOUR, Double.NaN, 0, false),
                        new Closed(STEP0 + 2, T0 + 2 * HOUR, 3, 1, false));
        assertThat(series.events().get(4)).isInstanceOf(Restarted.class);
        assertThat(series.state().open()).hasSize(1);
        assertThat(series.state().open().getFirst().count()).isEqualTo(3);
    }

    @Test
    void readingBetweenTwoLivesIsTooLate() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        for (int i = 0; i < 3; i++) {
            series.send(AHEAD + i * HOUR, i);
        }
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowableOfType(
                                        ReadingRejectedException.class,
                                        () -> series.send(T0 + 5 * HOUR, 1))
                                .reason())
                .isEqualTo(ReadingRejectedException.Reason.TOO_LATE);
    }

    @Test
    void wrongFirstClockIsLeftBehind() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(0, 1);
        for (int i = 0; i < 5; i++) {
            series.send(T0 + i * HOUR, i);
        }
        assertThat(series.steps().subList(1, 6))
                .containsExactly(STEP0, STEP0 + 1, STEP0 + 2, STEP0 + 3, STEP0 + 4);
    }
}
