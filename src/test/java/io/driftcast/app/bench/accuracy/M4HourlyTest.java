package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class M4HourlyTest {

    private final InParallel parallel = new InParallel(line -> {});

    private static M4Data data() {
        Path folder = SharedData.folder("data").resolve("series");
        return M4Data.read(folder);
    }

    /** What the competition published for it: 13.912, 1.193 and 0.627. */
    @Test
    void theSeasonalNaiveForecastReachesWhatTheCompetitionPublished() throws InterruptedException {
        M4Data data = data();

        M4Hourly.Row row = row(data, "snaive");

        M4Data.Published published = data.published("sNaive");
        assertThat(row.smape()).isCloseTo(13.912, within(0.0005));
        assertThat(row.mase().value()).isCloseTo(1.193, within(0.0005));
        assertThat(row.mase().n()).isEqualTo(414);
        assertThat(published.smape()).isEqualTo(13.912);
        assertThat(row.owa()).isCloseTo(published.owa(), within(0.0005));
        assertThat(row.replaced()).isZero();
    }

    @Test
    void aModelThatCannotBeFittedIsReplacedAndCounted() throws InterruptedException {
        M4Data data = data();

        M4Hourly.Row replaced = row(data, "no such model");

        assertThat(replaced.replaced()).isEqualTo(2 * 414);
        assertThat(replaced.problem()).startsWith("there is no model 'no such model'");
        assertThat(replaced.mase()).isEqualTo(row(data, "snaive").mase());
        assertThat(replaced.validation()).isEqualTo(row(data, "snaive").validation());
    }

    @Test
    void aCombinationIsTheMeanOfItsMembers() throws InterruptedException {
        M4Data data = data();
        M4Forecasts seasonal = forecasts(data, "snaive");
        M4Forecasts last = forecasts(data, "naive");

        M4Forecasts combination = M4Forecasts.combination(List.of(seasonal, last));

        assertThat(combination.words()).isEqualTo("combination(snaive,naive)");
        for (int h = 0; h < M4Data.HORIZON; h++) {
            double mean = (seasonal.test().get(7)[h] + last.test().get(7)[h]) / 2;
            assertThat(combination.test().get(7)[h]).isCloseTo(mean, within(1e-9));
        }
    }

    private M4Forecasts forecasts(M4Data data, String model) throws InterruptedException {
        return M4Forecasts.of(NamedModel.of(model), data.series(), parallel);
    }

    private M4Hourly.Row row(M4Data data, String model) throws InterruptedException {
        return new M4Scores(data).row(forecasts(data, model), true, 0);
    }
}
