package io.driftcast.forecast.smoothing;

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

class SesTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new SesFamily()));

    private static ModelImage image(byte[] parameters) {
        return new ModelImage(SesFamily.KIND, 1, parameters);
    }

    private static Forecaster fed(double alpha, double... values)
            throws IncompatibleModelException {
        Forecaster forecaster = FAMILIES.start(image(SesFamily.parameters(alpha)), 0);
        for (double value : values) {
            forecaster.update(value);
        }
        return forecaster;
    }

    @Test
    void levelFollowsTheValues() throws IncompatibleModelException {
        // 10, then 10 + 0.5 * 4 = 12, then 12 - 0.5 * 2 = 11; errors 4 and -2
        Forecast forecast = fed(0.5, 10, 14, 10).forecast(3);
        assertThat(forecast.median()).containsExactly(11, 11, 11);
        double scale = Math.sqrt((16 + 4) / 2.0);
        assertThat(forecast.standardError())
                .containsExactly(
                        new double[] {scale, scale * Math.sqrt(1.25), scale * Math.sqrt(1.5)},
                        within(1e-12));
        assertThat(forecast.upper95()[0] - 11)
                .isCloseTo(scale * StudentT.quantile(0.975, 2), within(1e-9));
    }

    @Test
    void alphaOneIsTheLastValue() throws IncompatibleModelException {
        assertThat(fed(1, 3, 9, 4).forecast(2).median()).containsExactly(4, 4);
    }

    @Test
    void missingValuesWidenAndLeaveTheLevel() throws IncompatibleModelException {
        Forecaster forecaster = fed(0.5, 10, 14, 10);
        double before = forecaster.forecast(1).standardError()[0];
        forecaster.update(Double.NaN);
        forecaster.update(Double.NaN);
        Forecast forecast = forecaster.forecast(1);
        assertThat(forecast.median()).containsExactly(11);
        assertThat(forecast.standardError()[0]).isCloseTo(before * Math.sqrt(1.5), within(1e-12));
    }

    @Test
    void warmUpSaysSoByItsWidth() throws IncompatibleModelException {
        Forecast one = fed(0.3, -40).forecast(1);
        assertThat(one.median()).containsExactly(-40);
        assertThat(one.upper95()[0] - one.median()[0])
                .isCloseTo(40 * StudentT.quantile(0.975, 1), within(1e-9));
        assertThat(fed(0.3, 40, 40).forecast(1).standardError()).containsExactly(40);
        assertThat(fed(0.3).forecast(1).standardError()).containsExactly(1);
        assertThat(fed(0.3, 40, 40, 40, 40).forecast(1).standardError()).containsExactly(0);
    }

    @Test
    void alphasThatCannotBeAreRefused() {
        for (double alpha : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> SesFamily.parameters(alpha))
                    .isInstanceOf(IllegalArgumentException.class);
            byte[] bytes = ByteBuffer.allocate(9).put((byte) 'P').putDouble(alpha).array();
            assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                    .isInstanceOf(IncompatibleModelException.class)
                    .hasMessageContaining("alpha");
        }
    }

    @Test
    void brokenStatesAreRefused() throws IncompatibleModelException {
        byte[] parameters = SesFamily.parameters(0.3);
        byte[] state = fed(0.3, 4, 5).state();
        byte[] negative = ByteBuffer.wrap(state.clone()).putDouble(9, -1).array();
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), negative))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("mean square");
        byte[] infinite =
                ByteBuffer.wrap(state.clone()).putDouble(17, Double.POSITIVE_INFINITY).array();
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), infinite))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("level");
        byte[] count = ByteBuffer.wrap(state.clone()).putInt(1, -5).array();
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), count))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("missed");
    }
}
