package io.driftcast.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.math.stats.StudentT;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new SeasonalNaiveFamily()));

    private static ModelImage image(byte[] parameters) {
        return new ModelImage(SeasonalNaiveFamily.KIND, 1, parameters);
    }

    private static Forecaster fed(int period, double... values) throws IncompatibleModelException {
        Forecaster forecaster = FAMILIES.start(image(SeasonalNaiveFamily.parameters(period)), 0);
        for (double value : values) {
            forecaster.update(value);
        }
        return forecaster;
    }

    @Test
    void repeatsTheLastSeason() throws IncompatibleModelException {
        Forecaster forecaster = fed(4, 1, 2, 3, 4, 11, 12, 13, 14, 21);
        assertThat(forecaster.forecast(6).median()).containsExactly(12, 13, 14, 21, 12, 13);
    }

    @Test
    void standardErrorGrowsBySeasons() throws IncompatibleModelException {
        // differences from a season before: 1, -2, 3
        Forecast forecast = fed(2, 5, 5, 6, 3, 9).forecast(5);
        double scale = Math.sqrt(14.0 / 3);
        assertThat(forecast.standardError())
                .containsExactly(
                        new double[] {
                            scale,
                            scale,
                            scale * Math.sqrt(2),
                            scale * Math.sqrt(2),
                            scale * Math.sqrt(3)
                        },
                        within(1e-12));
        assertThat(forecast.upper95()[0] - forecast.median()[0])
                .isCloseTo(scale * StudentT.quantile(0.975, 3), within(1e-9));
        assertThat(forecast.upper80()[0] - forecast.median()[0])
                .isCloseTo(scale * StudentT.quantile(0.9, 3), within(1e-9));
    }

    @Test
    void missingValuesComeFromASeasonBefore() throws IncompatibleModelException {
        Forecaster forecaster = fed(3, 1, 2, 3, Double.NaN, Double.NaN, 9, Double.NaN);
        assertThat(forecaster.forecast(3).median()).containsExactly(2, 9, 1);
    }

    @Test
    void placesNeverSeenTakeTheLastValue() throws IncompatibleModelException {
        assertThat(fed(4, 7, 8).forecast(4).median()).containsExactly(8, 8, 7, 8);
        assertThat(fed(4).forecast(2).median()).containsExactly(0, 0);
    }

    @Test
    void warmUpSaysSoByItsWidth() throws IncompatibleModelException {
        assertThat(fed(12, 40).forecast(1).standardError()).containsExactly(40);
        assertThat(fed(1, 40, 40).forecast(1).standardError()).containsExactly(40);
        assertThat(fed(1, 0).forecast(1).standardError()).containsExactly(1);
        assertThat(fed(1, 40, 40, 40, 40).forecast(1).standardError()).containsExactly(0);
    }

    @Test
    void periodsThatCannotBeAreRefused() {
        for (int period : new int[] {0, -1, SeasonalNaiveFamily.MAX_PERIOD + 1}) {
            assertThatThrownBy(() -> SeasonalNaiveFamily.parameters(period))
                    .isInstanceOf(IllegalArgumentException.class);
            byte[] bytes = ByteBuffer.allocate(5).put((byte) 'P').putInt(period).array();
            assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                    .isInstanceOf(IncompatibleModelException.class)
                    .hasMessageContaining("period");
        }
    }

    @Test
    void stateOfAnotherPeriodIsRefused() throws IncompatibleModelException {
        byte[] state = fed(4, 1, 2).state();
        assertThatThrownBy(() -> FAMILIES.restore(image(SeasonalNaiveFamily.parameters(5)), state))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessage("snaive state: of period 4 at place 2, the parameters have period 5");
    }
}
