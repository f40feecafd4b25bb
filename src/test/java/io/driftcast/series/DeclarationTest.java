package io.driftcast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.series.grid.SeriesUnderTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    @Test
    void nothingNeedsToBeDeclared() {
        Declaration none = Declaration.NOTHING;
        assertThat(none.interval()).isNull();
        assertThat(none.aggregation()).isEqualTo(Aggregation.MEAN);
        assertThat(none.zone()).hasToString("Z");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() ->
                        Declaration.builder()
                                .interval("hourly")
                                .readingsPerStep(-1)
                                .seasonalPeriods(List.of(24, 0))
                                .timeZone("Mars/Olympus")
                                .aggregation(Aggregation.SUM)
                                .grace("-PT5M")
                                .maxGap("long")
                                .staleAfter("PT0S")
                                .lowerBound(5.0)
                                .upperBound(5.0)
                                .horizon(1001)
                                .trainingWindow(9)
                                .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "interval: \"hourly\"",
                        "readings_per_step: -1",
                        "seasonal_periods: 0",
                        "time_zone: \"Mars/Olympus\"",
                        "grace: \"-PT5M\"",
                        "max_gap: \"long\"",
                        "stale_after",
                        "lower_bound: 5.0",
                        "horizon: 1001",
                        "training_window: 9");
    }

    @Test
    void listsAndTextsThatAreTooLongAreNamedOnce() {
        String text = "x".repeat(Limits.TEXT_CHARS + 1);
        assertThatThrownBy(() ->
                        Declaration.builder()
                                .interval(text)
                                .seasonalPeriods(Collections.nCopies(1_000_000, 0))
                                .models(Collections.nCopies(100_000, "naive"))
                                .transform(text)
                                .grace(text)
                                .staleAfter(text)
                                .build())
                .hasMessageContainingAll(
                        "interval: a text of 201 characters, at most 200",
                        "seasonal_periods: 1000000 are named, at most 16",
                        "models: 100000 are named, at most 16",
                        "transform: ",
                        "grace: ",
                        "stale_after: ")
                .message()
                .hasSizeLessThan(Limits.REASON_CHARS);
    }

    @Test
    void noSeasonIsLongerThanTheForecastersTake() {
        assertThat(seasonOf(Limits.SEASON_STEPS).seasonalPeriods())
                .containsExactly(SeasonalNaiveFamily.MAX_PERIOD);
        assertThatThrownBy(() -> seasonOf(86_400))
                .hasMessageContaining("seasonal_periods: 86400 is not between 1 and 20000");
    }

    private static Declaration seasonOf(int steps) {
        return Declaration.builder().seasonalPeriods(List.of(steps)).build();
    }

    @Test
    void boundsAreFinite() {
        assertThatThrownBy(() ->
                        Declaration.builder()
                                .lowerBound(Double.NaN)
                                .upperBound(Double.POSITIVE_INFINITY)
                                .build())
                .hasMessageContainingAll("lower_bound: NaN", "upper_bound: Infinity");
    }

    @Test
    void graceIsBoundedInSteps() {
        assertThat(SeriesUnderTest.settings("PT1M", 1, Aggregation.MEAN, "PT254M").grace())
                .isEqualTo("PT254M");
        assertThatThrownBy(() -> SeriesUnderTest.settings("PT1M", 1, Aggregation.MEAN, "PT255M"))
                .hasMessageContaining("grace: \"PT255M\" is not between 0 and 254 steps of PT1M");
    }

    @Test
    void longestGapIsBoundedInSteps() {
        for (String maxGap : List.of("PT1M", "PT100001M")) {
            assertThatThrownBy(() -> Declaration.builder().interval("PT1M").maxGap(maxGap).build())
                    .hasMessageContaining(
                            "max_gap: \"" + maxGap + "\" is not between 2 and 100000");
        }
    }
}
