package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.hourly;
import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static io.driftcast.series.grid.SeriesUnderTest.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridRules.Outcome;
import io.driftcast.series.grid.ReadingRejectedException.Reason;
import io.driftcast.series.grid.SeriesUnderTest.Closed;
import io.driftcast.series.grid.SeriesUnderTest.Corrected;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When steps close, with what, and which readings are refused. */
class GridRulesTest {

    private static final long HOUR = 3_600_000;
    private static final long T0 = millis("2024-05-01T00:00:00Z");
    private static final long STEP0 = T0 / HOUR;

    @Test
    void readingClosesItsStepWhereOneIsExpected() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        assertThat(series.send(T0, 1.5)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 1.5, 1, true));
        series.send(T0 + HOUR, 2.5);
        assertThat(series.closed())
                .hasSize(2)
                .last()
                .isEqualTo(new Closed(STEP0 + 1, T0 + HOUR, 2.5, 1, true));
        assertThat(series.state().open()).isEmpty();
        assertThat(series.state().watermark()).isEqualTo(T0 + HOUR);
    }

    @Test
    void stepClosesWhenItHasAsManyReadingsAsExpected() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(3));
        series.send(T0, 1);
        series.send(T0 + 1000, 2);
        assertThat(series.closed()).isEmpty();
        series.send(T0 + 2000, 6);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 3, 3, true));
    }

    @Test
    void stepClosesWhenObservedTimeReachesItsEnd() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(0));
        series.send(T0, 1);
        series.send(T0 + HOUR - 1, 3);
        assertThat(series.closed()).isEmpty();
        series.send(T0 + HOUR, 9);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 2, 2, true));
        assertThat(series.state().open()).hasSize(1);
    }

    @Test
    void stepWaitsForGrace() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 0, Aggregation.SUM, "PT10M"));
        series.send(T0 + 1, 1);
        series.send(T0 + HOUR + 599_999, 10);
        assertThat(series.closed()).isEmpty();
        assertThat(series.send(T0 + 5, 2)).isEqualTo(Outcome.ACCEPTED);
        series.send(T0 + HOUR + 600_000, 20);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 3, 2, true));
    }

    @Test
    void completeStepWaitsForAnEarlierOneWithinGrace() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 1, Aggregation.MEAN, "PT2H"));
        for (int hour : new int[] {0, 1, 2, 3}) {
            series.send(T0 + hour * HOUR, hour);
        }
        assertThat(series.steps()).containsExactly(STEP0, STEP0 + 1, STEP0 + 2, STEP0 + 3);
        series.send(T0 + 5 * HOUR, 5);
        assertThat(series.closed()).hasSize(4);
        series.send(T0 + 4 * HOUR, 4);
        assertThat(series.values()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void seriesBeginsWithTheEarliestReadingWithinGrace() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 1, Aggregation.MEAN, "PT2H"));
        series.send(T0 + HOUR, 1);
        series.send(T0, 0);
        assertThat(series.closed()).isEmpty();
        series.send(T0 + 2 * HOUR, 2);
        assertThat(series.values()).containsExactly(0.0, 1.0, 2.0);
        assertThat(series.steps()).containsExactly(STEP0, STEP0 + 1, STEP0 + 2);
    }

    @Test
    void wallClockClosesNothing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(0));
        series.send(T0, 1, T0);
        series.send(T0 + 1, 2, T0 + 1000 * HOUR);
        assertThat(series.closed()).isEmpty();
        assertThat(series.state().lastIngestAt()).isEqualTo(T0 + 1000 * HOUR);
    }

    @Test
    void openStepsAreBoundedByGrace() throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(settings("PT1M", 0, Aggregation.MEAN, "PT254M"));
        int most = 0;
        for (int minute = 0; minute < 2000; minute++) {
            series.send(T0 + minute * 60_000L, minute);
            most = Math.max(most, series.state().open().size());
        }
        assertThat(most).isBetween(255, 256);
        assertThat(series.closed()).hasSize(2000 - most);
    }

    @Test
    void gapClosesMissingStepsAndEmitsOneForecast() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(T0 + 4 * HOUR, 5);
        assertThat(series.steps())
                .containsExactly(STEP0, STEP0 + 1, STEP0 + 2, STEP0 + 3, STEP0 + 4);
        assertThat(series.values()).containsExactly(1.0, Double.NaN, Double.NaN, Double.NaN, 5.0);
        assertThat(series.closed().stream().map(Closed::forecastDue))
                .containsExactly(true, false, false, true, true);
        assertThat(series.closed().stream().map(Closed::count)).containsExactly(1, 0, 0, 0, 1);
    }

    @Test
    void eachRunOfMissingStepsEmitsOneForecast() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 0, Aggregation.MEAN, "PT3H"));
        for (int hour : new int[] {0, 3, 4, 12}) {
            series.send(T0 + hour * HOUR, hour);
        }
        assertThat(series.steps()).hasSize(9);
        assertThat(series.closed().stream().map(Closed::forecastDue))
                .containsExactly(true, false, true, true, true, false, false, false, true);
    }

    @Test
    void knownMissingReadingClosesItsStepAsMissing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        assertThat(series.send(T0 + HOUR, Double.NaN)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.closed().getLast())
                .isEqualTo(new Closed(STEP0 + 1, T0 + HOUR, Double.NaN, 0, true));
    }

    @Test
    void knownMissingReadingAddsNothingToItsStep() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(3));
        series.send(T0, 1);
        series.send(T0 + 1, Double.NaN);
        series.send(T0 + 2, 5);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, 3, 2, true));
    }

    @ParameterizedTest
    @CsvSource({"MEAN, 4", "LAST, 9", "SUM, 12", "MIN, -1", "MAX, 9", "COUNT, 3"})
    void readingsOfAStepBecomeItsValue(Aggregation aggregation, double value)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 3, aggregation, "PT0S"));
        series.send(T0 + 1, 4);
        series.send(T0 + 3, 9);
        series.send(T0 + 2, -1);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, value, 3, true));
    }

    @ParameterizedTest
    @CsvSource({"MEAN", "LAST", "SUM", "MIN", "MAX", "COUNT"})
    void stepWithoutAValueIsMissingUnderEveryAggregation(Aggregation aggregation)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 0, aggregation, "PT0S"));
        series.send(T0, Double.NaN);
        series.send(T0 + 2 * HOUR, 1);
        assertThat(series.closed()).hasSize(2).allMatch(step -> Double.isNaN(step.value()));
        assertThat(series.closed()).allMatch(step -> step.count() == 0);
    }

    @Test
    void lastOfEqualTimesIsTheOneThatArrivedLast() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 2, Aggregation.LAST, "PT0S"));
        series.send(T0, 1);
        series.send(T0, 2);
        assertThat(series.values()).containsExactly(2.0);
    }

    @Test
    void meanIsStableFarFromZero() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1000));
        for (int i = 0; i < 1000; i++) {
            series.send(T0 + i, 1e15 + i % 2);
        }
        assertThat(series.values().getFirst()).isBetween(1e15 + 0.25, 1e15 + 0.75);
    }

    @Test
    void sumBeyondTheLargestValueIsMissing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 2, Aggregation.SUM, "PT0S"));
        series.send(T0, 9e99);
        series.send(T0 + 1, 9e99);
        assertThat(series.closed()).containsExactly(new Closed(STEP0, T0, Double.NaN, 2, true));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-29T23:00:00Z, 23, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z",
        "2024-10-25T22:00:00Z, 25, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z"
    })
    void daysInCopenhagenAreCutAtItsMidnightAlsoWhenTheClockChanges(
            String from, int hours, String changing, String after) throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(
                        Declaration.builder()
                                .interval("P1D")
                                .readingsPerStep(0)
                                .timeZone("Europe/Copenhagen")
                                .aggregation(Aggregation.SUM)
                                .build());
        long start = millis(from);
        long step = 1 + start / (24 * HOUR);
        for (int hour = 0; hour <= 24 + hours; hour++) {
            series.send(start + hour * HOUR, 1);
        }
        assertThat(series.closed())
                .containsExactly(
                        new Closed(step, start, 24, 24, true),
                        new Closed(step + 1, millis(changing), hours, hours, true));
        assertThat(series.grid().labelOf(step + 2)).isEqualTo(millis(after));
    }

    @Test
    void dailyReadingInCopenhagenIsOneAStepAllYear() throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(
                        Declaration.builder()
                                .interval("P1D")
                                .readingsPerStep(1)
                                .timeZone("Europe/Copenhagen")
                                .build());
        for (int day = 0; day < 366; day++) {
            series.send(millis("2024-01-01T00:05:00Z") + day * (24 * HOUR), day);
        }
        assertThat(series.closed()).hasSize(366).allMatch(closed -> closed.count() == 1);
        assertThat(series.closed().get(200).at()).isEqualTo(millis("2024-07-18T22:00:00Z"));
    }

    @Test
    void repetitionIsIgnored() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(0));
        series.send(T0, 1);
        assertThat(series.send(T0, 1, T0 + 5000)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.state().open().getFirst().count()).isEqualTo(1);
        assertThat(series.state().lastIngestAt()).isEqualTo(T0);
        assertThat(series.send(T0, 2)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.send(T0, Double.NaN)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.send(T0, Double.NaN)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.state().open().getFirst().count()).isEqualTo(2);
    }

    @Test
    void anOpenStepTellsRepetitionsOfItsLastReadings() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(0));
        for (int i = 0; i <= Counted.CAPACITY; i++) {
            series.send(T0 + i, i);
        }
        for (int i = 1; i <= Counted.CAPACITY; i++) {
            assertThat(series.send(T0 + i, i)).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(series.send(T0, 0)).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void repetitionOfALateReadingIsIgnored() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 1);
        series.send(T0 + 2 * HOUR, 3);
        assertThat(series.send(T0 + HOUR, 2)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.send(T0 + HOUR, 2)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.all(GridEvent.StepCorrected.class)).hasSize(1);
    }

    @Test
    void lateReadingFillsAMissingStep() throws ReadingRejectedException {
        for (Aggregation aggregation : Aggregation.values()) {
            SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 1, aggregation, "PT0S"));
            series.send(T0, 1);
            series.send(T0 + 2 * HOUR, 3);
            assertThat(series.send(T0 + HOUR, 7)).isEqualTo(Outcome.CORRECTED);
            double value = aggregation == Aggregation.COUNT ? 1 : 7;
            assertThat(series.corrections().getLast())
                    .isEqualTo(new Corrected(STEP0 + 1, T0 + HOUR, value, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"MEAN, 5", "LAST, 9", "SUM, 15", "MIN, 2", "MAX, 9", "COUNT, 3"})
    void lateReadingCorrectsItsStepAsIfItHadComeInTime(Aggregation aggregation, double value)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 0, aggregation, "PT0S"));
        series.send(T0, 2);
        series.send(T0 + 1, 4);
        series.send(T0 + HOUR, 0);
        assertThat(series.send(T0 + 2, 9)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.corrections().getLast()).isEqualTo(new Corrected(STEP0, T0, value, 3));
    }

    @Test
    void secondReadingOfAStepThatExpectsOneIsMerged() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 2);
        assertThat(series.send(T0 + 60_000, 4)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.corrections().getLast()).isEqualTo(new Corrected(STEP0, T0, 3, 2));
    }

    @Test
    void lateReadingKnownToBeMissingChangesNothing() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        series.send(T0, 2);
        series.send(T0 + HOUR, 2);
        assertThat(series.send(T0 + 1, Double.NaN)).isEqualTo(Outcome.ACCEPTED);
        assertThat(series.all(GridEvent.StepCorrected.class))
                .singleElement()
                .matches(each -> !each.changed() && each.count() == 1 && each.value() == 2);
    }

    @Test
    void readingOfAStepThatIsNoLongerKeptIsTooLate() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1), 2);
        for (int hour = 0; hour < 4; hour++) {
            series.send(T0 + hour * HOUR, hour);
        }
        ReadingRejectedException rejected = rejection(series, T0 + HOUR, 9, T0 + 4 * HOUR);
        assertThat(rejected.reason()).isEqualTo(Reason.TOO_LATE);
        assertThat(rejected)
                .hasMessageContainingAll(
                        "2024-05-01T01:00:00Z", "2024-05-01T03:00:00Z", "longer grace");
    }

    @Test
    void readingFarInTheFutureIsRefused() {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        ReadingRejectedException rejected = rejection(series, T0 + HOUR + 1, 1, T0);
        assertThat(rejected.reason()).isEqualTo(Reason.FAR_FUTURE);
        assertThat(rejected)
                .hasMessageContainingAll("2024-05-01T01:00:00.001Z", "PT1H", "check the sensor");
    }

    @Test
    void readingAtTheFutureLimitIsTaken() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        assertThat(series.send(T0 + HOUR, 1, T0)).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void yearsOutside1700To2200AreRefused() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("P1Y", 1, Aggregation.MEAN, "P0D"));
        for (String time :
                new String[] {
                    "1699-12-31T23:59:59.999Z", "2201-01-01T00:00:00Z", "+9999-01-01T00:00:00Z"
                }) {
            long at = millis(time.replace("+", ""));
            ReadingRejectedException rejected = rejection(series, at, 1, Math.max(0, at));
            assertThat(rejected.reason()).isEqualTo(Reason.OUT_OF_RANGE);
            assertThat(rejected).hasMessageContaining("1700 to 2200");
        }
        series.send("1700-01-01T00:00:00Z", 1);
        assertThat(series.steps()).containsExactly(-270L);
        SeriesUnderTest late = new SeriesUnderTest(settings("P1Y", 1, Aggregation.MEAN, "P0D"));
        late.send("2200-12-31T23:59:59.999Z", 1);
        assertThat(late.steps()).containsExactly(230L);
    }

    @Test
    void aValueBeyondTheLargestIsRefused() {
        SeriesUnderTest series = new SeriesUnderTest(hourly(1));
        for (double value : new double[] {1.1e100, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY}) {
            assertThat(rejection(series, T0, value, T0).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void rulesRefuseSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new GridRules(Duration.ofSeconds(-1), 3, 8))
                .hasMessageContaining("maxFuture");
        assertThatThrownBy(() -> new GridRules(Duration.ZERO, 0, 8))
                .hasMessageContaining("jumpConfirmations");
        assertThatThrownBy(() -> new GridRules(Duration.ZERO, 3, 2))
                .hasMessageContaining("discoveryReadings");
    }

    /** The rejection of a reading, after a check that it changed nothing. */
    private static ReadingRejectedException rejection(
            SeriesUnderTest series, long observedAt, double value, long ingestAt) {
        List<GridEvent> events = List.copyOf(series.events());
        GridState state = series.state();
        List<Object> before =
                List.of(
                        state.setup(),
                        state.lastIngestAt(),
                        state.watermark(),
                        state.nextStep(),
                        List.copyOf(state.open()),
                        state.held().size(),
                        state.lastOffset());
        ReadingRejectedException rejected =
                catchThrowableOfType(
                        ReadingRejectedException.class,
                        () -> series.send(observedAt, value, ingestAt));
        assertThat(rejected).isNotNull();
        assertThat(series.events()).isEqualTo(events);
        assertThat(
                        List.of(
                                state.setup(),
                                state.lastIngestAt(),
                                state.watermark(),
                                state.nextStep(),
                                state.open(),
                                state.held().size(),
                                state.lastOffset()))
                .isEqualTo(before);
        assertThat(Collections.frequency(series.outcomes(), Outcome.DUPLICATE)).isZero();
        return rejected;
    }
}
