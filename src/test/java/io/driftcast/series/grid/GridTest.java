package io.driftcast.series.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.bytes.Locales;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static Grid grid(String interval, int perStep, long phase) {
        return Grid.of(
                Declaration.NOTHING, StepInterval.parse(interval, ZoneOffset.UTC), perStep, phase);
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, 12", "P3M, 4", "PT1H, 24", "PT30M, 48", "P1D, 7", "P1Y, 1", "PT15M, 96", "PT5M, 288",
        "PT1M, 60", "PT30S, 120", "PT12H, 2", "P1W, 1", "PT7M, 1", "PT1S, 1", "P10Y, 1", "P6M, 2"
    })
    void seasonalPeriodComesFromTheInterval(String interval, int period) {
        assertThat(grid(interval, 1, 0).seasonalPeriods()).containsExactly(period);
    }

    @Test
    void defaultsDependOnTheInterval() {
        Grid grid = grid("PT1H", 1, 0);
        assertThat(grid.graceMillis()).isZero();
        assertThat(grid.maxGapMillis()).isEqualTo(100 * 3_600_000L);
        assertThat(grid.staleAfterMillis()).isEqualTo(3 * 3_600_000L);
        assertThat(grid("PT1S", 1, 0).staleAfterMillis()).isEqualTo(60_000);
        assertThat(grid.horizon()).isEqualTo(12);
        assertThat(grid.lowerBound()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(grid.upperBound()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void declaredValuesAreTaken() {
        Declaration declared =
                Declaration.builder()
                        .interval("PT1H")
                        .readingsPerStep(0)
                        .seasonalPeriods(List.of(24, 168))
                        .aggregation(Aggregation.SUM)
                        .grace("PT5M")
                        .maxGap("P2D")
                        .staleAfter("P1DT1H")
                        .lowerBound(-1.0)
                        .upperBound(9.0)
                        .horizon(48)
                        .trainingWindow(500)
                        .build();
        Grid grid = Grid.of(declared, StepInterval.parse("PT1H", ZoneOffset.UTC), 0, 0);
        assertThat(grid.seasonalPeriods()).containsExactly(24, 168);
        assertThat(grid.aggregation()).isEqualTo(Aggregation.SUM);
        assertThat(grid.graceMillis()).isEqualTo(300_000);
        assertThat(grid.maxGapMillis()).isEqualTo(2 * 86_400_000L);
        assertThat(grid.staleAfterMillis()).isEqualTo(25 * 3_600_000L);
        assertThat(grid.lowerBound()).isEqualTo(-1);
        assertThat(grid.upperBound()).isEqualTo(9);
        assertThat(grid.horizon()).isEqualTo(48);
    }

    @Test
    void whatDoesNotSuitAFoundIntervalIsBroughtWithinLimits() {
        Declaration declared = Declaration.builder().grace("P1D").maxGap("PT1H").build();
        Grid seconds = Grid.of(declared, StepInterval.parse("PT1S", ZoneOffset.UTC), 1, 0);
        assertThat(seconds.graceMillis()).isEqualTo(254_000);
        Grid days = Grid.of(declared, StepInterval.parse("P1D", ZoneOffset.UTC), 1, 0);
        assertThat(days.maxGapMillis()).isEqualTo(2 * 86_400_000L);
    }

    @Test
    void oneReadingAStepBelongsToTheNearestPoint() {
        Grid grid = grid("PT1H", 1, 0);
        long step = grid.stepOf(at("2024-05-01T10:00:00Z"));
        assertThat(grid.stepOf(at("2024-05-01T09:30:00Z"))).isEqualTo(step);
        assertThat(grid.stepOf(at("2024-05-01T10:29:59.999Z"))).isEqualTo(step);
        assertThat(grid.stepOf(at("2024-05-01T10:30:00Z"))).isEqualTo(step + 1);
        assertThat(grid.labelOf(step)).isEqualTo(at("2024-05-01T10:00:00Z"));
        assertThat(grid.endOf(step)).isEqualTo(at("2024-05-01T10:30:00Z"));
    }

    @Test
    void severalReadingsAStepAndMonthsBelongToThePointBefore() {
        Grid hours = grid("PT1H", 0, 0);
        assertThat(hours.stepOf(at("2024-05-01T10:59:59.999Z")))
                .isEqualTo(hours.stepOf(at("2024-05-01T10:00:00Z")));
        Grid months = grid("P1M", 1, 0);
        assertThat(months.stepOf(at("2024-02-29T23:59:59Z")))
                .isEqualTo(months.stepOf(at("2024-02-01T00:00:00Z")));
    }

    @Test
    void phaseMovesPointsAndLabels() {
        Grid grid = grid("PT1H", 1, 1_800_000);
        long step = grid.stepOf(at("2024-05-01T10:30:00Z"));
        assertThat(grid.labelOf(step)).isEqualTo(at("2024-05-01T10:30:00Z"));
        assertThat(grid.stepOf(at("2024-05-01T10:00:00Z"))).isEqualTo(step);
        assertThat(grid.stepOf(at("2024-05-01T10:59:59Z"))).isEqualTo(step);
        assertThat(step).isEqualTo(grid("PT1H", 0, 0).stepOf(at("2024-05-01T10:30:00Z")));
    }

    @Test
    void labelsOfDaysAreMidnightInTheZone() {
        StepInterval day = StepInterval.parse("P1D", ZoneId.of("Europe/Copenhagen"));
        Grid grid = Grid.of(Declaration.NOTHING, day, 1, 0);
        long step = grid.stepOf(at("2024-07-01T00:10:00Z"));
        assertThat(grid.labelOf(step)).isEqualTo(at("2024-06-30T22:00:00Z"));
    }

    /**
     * Stored with every model: if it changed, or were another on a machine of another locale, all
     * of them would be refused. The numbers come from Python's {@code hashlib} and {@code struct}.
     */
    @Test
    void specHashIsStable() {
        Locales.assertSameInAll(0x392edea5bd092ad9L, () -> grid("PT1H", 1, 0).specHash());
        Locales.assertSameInAll(0x3b6c3e51fa2b5740L, () -> grid("PT2H", 12, -1_234_567).specHash());
    }

    @Test
    void specHashTellsGridsApartAndNothingElse() {
        long hash = grid("PT1H", 1, 0).specHash();
        assertThat(grid("PT2H", 1, 0).specHash()).isNotEqualTo(hash);
        assertThat(grid("PT1H", 0, 0).specHash()).isEqualTo(hash);
        assertThat(grid("PT1H", 1, 1).specHash()).isEqualTo(hash);
        StepInterval there = StepInterval.parse("PT1H", ZoneId.of("Asia/Kolkata"));
        assertThat(Grid.of(Declaration.NOTHING, there, 1, 0).specHash()).isNotEqualTo(hash);
        Declaration sum = SeriesUnderTest.settings("PT1H", 1, Aggregation.SUM, "PT5M");
        StepInterval hour = StepInterval.parse("PT1H", ZoneOffset.UTC);
        assertThat(Grid.of(sum, hour, 1, 0).specHash()).isNotEqualTo(hash);
        Declaration grace = SeriesUnderTest.settings("PT1H", 1, Aggregation.MEAN, "PT5M");
        assertThat(Grid.of(grace, hour, 1, 0).specHash()).isEqualTo(hash);
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
