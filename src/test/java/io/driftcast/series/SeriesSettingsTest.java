package io.driftcast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.grid.SeriesUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesSettingsTest {

    @Test
    void nothingNeedsToBeDeclared() {
        SeriesSettings none = SeriesSettings.DEFAULTS;
        assertThat(none.interval()).isNull();
        assertThat(none.aggregation()).isEqualTo(Aggregation.MEAN);
        assertThat(none.zone()).hasToString("Z");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() ->
                        new SeriesSettings(
                                "hourly",
                                -1,
                                List.of(24, 0),
                                "Mars/Olympus",
                                Aggregation.SUM,
                                "-PT5M",
                                "long",
                                "PT0S",
                                5.0,
                                5.0,
                                1001,
                                9))
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
    void boundsAreFinite() {
        assertThatThrownBy(() ->
                        new SeriesSettings(
                                null,
                                null,
                                List.of(),
                                null,
                                Aggregation.MEAN,
                                null,
                                null,
                                null,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                null,
                                null))
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
        for (String maxGap : List.of("PT1M", "PT10001M")) {
            assertThatThrownBy(() ->
                            new SeriesSettings(
                                    "PT1M",
                                    null,
                                    List.of(),
                                    null,
                                    Aggregation.MEAN,
                                    null,
                                    maxGap,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null))
                    .hasMessageContaining("max_gap: \"" + maxGap + "\" is not between 2 and 10000");
        }
    }
}
