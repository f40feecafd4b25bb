package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingTest {

    private final TrainingSeries series = TrainingSeries.of(1, 1, 2, 4, 7, 11, 16, 22, 29, 37, 46);
    private final ModelFitter naive = NamedModel.of("naive").fitter(1);

    @Test
    void eachValueIsForecastFromTheOnesBeforeItAlone() throws UnfittableSeriesException {
        Rolling rolling = Rolling.run(naive, series, 6, Refits.NEVER);

        assertThat(rolling.forecasts()).containsExactly(16, 22, 29, 37);
        assertThat(rolling.rmse(series))
                .isCloseTo(Math.sqrt((36 + 49 + 64 + 81) / 4.0), within(1e-12));
        assertThat(rolling.fits()).isEqualTo(1);
    }

    @Test
    void theModelIsFittedAgainWhenItIsDue() throws UnfittableSeriesException {
        List<Integer> lengths = new ArrayList<>();
        ModelFitter noting =
                training -> {
                    lengths.add(training.values().length);
                    return naive.fit(training);
                };

        Rolling everyTwo = Rolling.run(noting, series, 4, Refits.every(2));
        Rolling onGrowth = Rolling.run(noting, series, 4, Refits.ON_GROWTH);

        assertThat(lengths).containsExactly(4, 6, 8, 4, 5, 7, 9);
        assertThat(everyTwo.forecasts()).containsExactly(onGrowth.forecasts());
    }
}
