package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.hourly;
import static io.driftcast.series.grid.SeriesUnderTest.intervalOnly;
import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static io.driftcast.series.grid.SeriesUnderTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridEvent.JumpDiscarded;
import io.driftcast.series.grid.GridEvent.Restarted;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a changed declaration does to a series. */
class RedeclareTest {

    private static final long HOUR = 3_600_000;
    private static final long T0 = millis("2024-05-01T00:00:00Z");
    private static final long STEP0 = T0 / HOUR;

    private static SeriesUnderTest runningHourly(Declaration declared)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(declared);
        for (int i = 0; i < 10; i++) {
            series.send(T0 + i * HOUR, i);
        }
        return series;
    }

    @Test
    void horizonBoundsGapGraceAndSilenceChangeWithoutRestart() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(hourly(1));
        long hash = series.grid().specHash();
        series.redeclare(
                Declaration.builder()
                        .interval("PT1H")
                        .readingsPerStep(1)
                        .seasonalPeriods(List.of(168))
                        .grace("PT2H")
                        .maxGap("P2D")
                        .staleAfter("P1D")
                        .lowerBound(0.0)
                        .upperBound(100.0)
                        .horizon(24)
                        .trainingWindow(500)
                        .build());
        assertThat(series.all(Restarted.class)).isEmpty();
        assertThat(series.grid().specHash()).isEqualTo(hash);
        assertThat(series.grid().horizon()).isEqualTo(24);
        assertThat(series.grid().graceMillis()).isEqualTo(2 * HOUR);
        assertThat(series.grid().maxGapMillis()).isEqualTo(48 * HOUR);
        assertThat(series.grid().staleAfterMillis()).isEqualTo(24 * HOUR);
        assertThat(series.grid().lowerBound()).isZero();
        series.send(T0 + 11 * HOUR, 11);
        series.send(T0 + 10 * HOUR, 10);
        assertThat(series.values()).hasSize(12).doesNotContain(Double.NaN);
    }

    @Test
    void changedIntervalStartsTheSeriesAnew() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(hourly(0));
        series.redeclare(settings("PT2H", 0, Aggregation.MEAN, "PT0S"));
        assertThat(series.closed().get(9))
                .isEqualTo(new Closed(STEP0 + 9, T0 + 9 * HOUR, 9, 1, false));
        assertThat(series.events().get(11)).isInstanceOf(Restarted.class);
        assertThat(series.state().open()).isEmpty();
        series.send(T0 + 10 * HOUR, 1);
        series.send(T0 + 11 * HOUR, 3);
        series.send(T0 + 12 * HOUR, 5);
        assertThat(series.closed().getLast())
                .isEqualTo(new Closed(STEP0 / 2 + 5, T0 + 10 * HOUR, 2, 2, true));
    }

    @Test
    void changedAggregationStartsTheSeriesAnewOnTheSameSteps() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(Declaration.NOTHING);
        Grid found = series.grid();
        series.redeclare(Declaration.builder().aggregation(Aggregation.MAX).build());
        assertThat(series.all(Restarted.class)).hasSize(1);
        assertThat(series.grid().interval()).isEqualTo(found.interval());
        assertThat(series.grid().specHash()).isNotEqualTo(found.specHash());
    }

    @Test
    void declaringWhatWasFoundChangesNothing() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(Declaration.NOTHING);
        series.redeclare(hourly(1));
        series.redeclare(
                Declaration.builder()
                        .interval("PT60M")
                        .readingsPerStep(1)
                        .timeZone("Etc/UTC")
                        .build());
        assertThat(series.all(Restarted.class)).isEmpty();
        series.send(T0 + 10 * HOUR, 10);
        assertThat(series.steps()).hasSize(11);
    }

    @Test
    void undeclaringTheIntervalFindsItAgain() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(hourly(1));
        series.redeclare(Declaration.NOTHING);
        assertThat(series.all(Restarted.class)).hasSize(1);
        assertThat(series.state().grid()).isNull();
        long from = T0 + 10 * HOUR;
        for (int i = 0; i < 8; i++) {
            series.send(from + i * 600_000L, i);
        }
        assertThat(series.grid().interval().iso()).isEqualTo("PT10M");
        assertThat(series.closed()).hasSize(18);
    }

    @Test
    void declarationTakesTheReadingsThatWaited() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        for (int i = 0; i < 5; i++) {
            series.send(T0 + i * HOUR, i);
        }
        assertThat(series.closed()).isEmpty();
        series.redeclare(hourly(1));
        assertThat(series.values()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(series.state().held().size()).isZero();
    }

    @Test
    void declarationBeforeTheFirstReadingIsAdopted() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(Declaration.NOTHING);
        series.redeclare(hourly(1));
        series.send(T0, 1);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 1, 1, true));
    }

    @Test
    void heldJumpIsDiscardedWithTheGridItWasHeldFor() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(hourly(1));
        series.send(T0 + 1000 * HOUR, 1);
        series.redeclare(settings("PT2H", 0, Aggregation.MEAN, "PT0S"));
        assertThat(series.all(JumpDiscarded.class)).hasSize(1);
        assertThat(series.state().held().size()).isZero();
    }

    @Test
    void sameDeclarationAgainIsNothing() throws ReadingRejectedException {
        SeriesUnderTest series = runningHourly(intervalOnly("PT1H"));
        int events = series.events().size();
        GridSetup setup = series.state().setup();
        series.redeclare(intervalOnly("PT1H"));
        assertThat(series.events()).hasSize(events);
        assertThat(series.state().setup()).isSameAs(setup);
    }
}
