package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.series.Timeline;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the trainer publishes can be run by the stream. */
class RunnableModelsTest {

    private static final int SEASON = Limits.SEASON_STEPS;

    private static ModelFitter fitter(String name) {
        return PlannedFitters.named(
                name, Declaration.builder().seasonalPeriods(List.of(SEASON)).build(), SEASON);
    }

    private static TrainingSeries series() {
        double[] values =
                IntStream.range(0, 2 * SEASON + 10).mapToDouble(i -> i % SEASON + i % 3).toArray();
        return new TrainingSeries(Timeline.ofDays(), List.of(SEASON), values);
    }

    @Test
    void theLongestSeasonFitsTheSeriesRecord() throws UnfittableSeriesException {
        assertThat(fitter("snaive").fit(series()).model().state())
                .hasSizeBetween(8 * SEASON, Limits.STATE_BYTES);
    }

    @Test
    void aModelWithAStateThatNoSeriesRecordHoldsIsNone() {
        ModelFitter several = fitter("combination(snaive,combination(snaive,snaive-drift))");
        assertThatThrownBy(() -> several.fit(series()))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("its state takes");
    }
}
