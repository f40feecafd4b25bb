package io.driftcast.series.grid;

import static io.driftcast.series.grid.SeriesUnderTest.millis;
import static io.driftcast.series.grid.SeriesUnderTest.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridRules.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readings that come again, and values that are sent anew. */
class RepetitionTest {

    private static final long MINUTE = 60_000;
    private static final long T0 = millis("2024-05-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void redeliveryOfAClosedStepsReadingsChangesNothing(Aggregation aggregation)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 1, aggregation, "PT0S"));
        for (int i = 0; i < 60; i++) {
            series.send(T0 + i * MINUTE, 1 + i % 3);
        }
        List<Double> values = List.copyOf(series.values());
        for (int i = 20; i < 60; i++) {
            assertThat(series.send(T0 + i * MINUTE, 1 + i % 3)).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(series.values()).isEqualTo(values);
        assertThat(series.corrections()).isEmpty();
    }

    @Test
    void redeliveryInAnOpenStepIsNotAddedUp() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 0, Aggregation.SUM, "PT0S"));
        for (int i = 0; i < 40; i++) {
            series.send(T0 + i * 1000L, 1);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(series.send(T0 + i * 1000L, 1)).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(series.state().open().getFirst().value()).isEqualTo(40);
    }

    /** As after a reset of the group's offsets: the same records with the same offsets. */
    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void recordsThatAreReadAgainChangeNothing(Aggregation aggregation)
            throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 0, aggregation, "PT0S"));
        for (int i = 0; i < 1000; i++) {
            series.send(T0 + i * 250L, 1 + i % 5);
        }
        int events = series.events().size();
        series.rewind();
        for (int i = 0; i < 1000; i++) {
            assertThat(series.send(T0 + i * 250L, 1 + i % 5)).isEqualTo(Outcome.DUPLICATE);
        }
        assertThat(series.events()).hasSize(events);
    }

    /** A topic that was made anew begins again at offset 0. */
    @Test
    void laterReadingsAtLowerOffsetsAreTaken() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 1, Aggregation.MEAN, "PT0S"));
        for (int i = 0; i < 50; i++) {
            series.send(T0 + i * MINUTE, i);
        }
        series.rewind();
        for (int i = 50; i < 60; i++) {
            assertThat(series.send(T0 + i * MINUTE, i)).isEqualTo(Outcome.ACCEPTED);
        }
        assertThat(series.closed()).hasSize(60);
    }

    @ParameterizedTest
    @EnumSource(
            value = Aggregation.class,
            names = {"SUM", "COUNT"})
    void pulsesOfOneSecondCountEach(Aggregation aggregation) throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 0, aggregation, "PT0S"));
        for (int i = 0; i < 90; i++) {
            series.send(T0 + 2000L * (i / 2), 1);
        }
        assertThat(series.closed().getFirst().value()).isEqualTo(60);
        // A later reading was taken: now it is a repetition.
        assertThat(series.send(T0, 1)).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void pulsesOfOneSecondCountEachBeforeThereIsAGridToo() throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(Declaration.builder().aggregation(Aggregation.SUM).build());
        for (int i = 0; i < 120; i++) {
            series.send(T0 + 1000L * (i / 2), 1);
        }
        double open = series.state().open().getFirst().value();
        double closed = series.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(open + closed).isEqualTo(120);
    }

    @Test
    void revisionReplacesTheLastValue() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 1, Aggregation.LAST, "PT0S"));
        for (int i = 0; i < 20; i++) {
            series.send(T0 + i * (60 * MINUTE), 12);
        }
        long revised = T0 + 5 * (60 * MINUTE);
        assertThat(series.send(revised, 99)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.corrections()).singleElement().matches(step -> step.value() == 99);
        assertThat(series.send(revised, 99)).isEqualTo(Outcome.DUPLICATE);
        // An older one of the same step is not its last.
        assertThat(series.send(revised - 1, 50)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.all(GridEvent.StepCorrected.class).getLast().changed()).isFalse();
        assertThat(series.value(revised / (60 * MINUTE))).isEqualTo(99);
    }

    @Test
    void revisionIsCountedOnceByAMean() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1H", 1, Aggregation.MEAN, "PT0S"));
        series.send(T0, 12);
        series.send(T0 + 60 * MINUTE, 12);
        assertThat(series.send(T0, 99)).isEqualTo(Outcome.CORRECTED);
        assertThat(series.send(T0, 99)).isEqualTo(Outcome.DUPLICATE);
        assertThat(series.corrections().getLast().value()).isEqualTo(55.5);
    }

    /** What it counted first is forgotten, so that nothing late can be told from it. */
    @Test
    void denseClosedStepTakesNothingMoreButItsLastReadings() throws ReadingRejectedException {
        SeriesUnderTest series = new SeriesUnderTest(settings("PT1M", 0, Aggregation.SUM, "PT0S"));
        for (int i = 0; i < 700; i++) {
            series.send(T0 + i * 100L, 1);
        }
        assertThat(series.closed().getFirst().value()).isEqualTo(600);
        assertThat(series.send(T0 + 59_900, 1)).isEqualTo(Outcome.DUPLICATE);
        for (long at : new long[] {50, 100}) {
            assertThatThrownBy(() -> series.send(T0 + at, 1))
                    .isInstanceOf(ReadingRejectedException.class)
                    .hasMessageContaining("closed with 600 readings and remembers the last 64");
        }
        assertThat(series.value(T0 / MINUTE)).isEqualTo(600);
    }

    @Test
    void illegalValueIsAMissingStepAndNeverCounted() throws ReadingRejectedException {
        SeriesUnderTest series =
                new SeriesUnderTest(
                        Declaration.builder()
                                .interval("PT1M")
                                .readingsPerStep(1)
                                .lowerBound(-40.0)
                                .upperBound(60.0)
                                .build());
        series.send(T0, 20);
        series.send(T0 + MINUTE, 85);
        series.send(T0 + 2 * MINUTE, -127);
        series.send(T0 + 3 * MINUTE, 21);
        assertThat(series.values()).containsExactly(20.0, Double.NaN, Double.NaN, 21.0);
        List<GridEvent.StepClosed> closed = series.all(GridEvent.StepClosed.class);
        assertThat(closed)
                .extracting(step -> step.tally().illegal())
                .containsExactly(false, true, true, false);
        assertThat(series.send(T0 + MINUTE, 85)).isEqualTo(Outcome.DUPLICATE);
    }
}
