package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.math.stats.Normal;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArimaFamilyTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new ArimaFamily()));

    private static ModelImage image(byte[] parameters) {
        return new ModelImage(ArimaFamily.KIND, 2, parameters);
    }

    /** Where sigma2 stands in the parameters; the constant and phi follow. */
    private static final int SIGMA2 = 10;

    /** Where the state vector stands in a state. */
    private static final int HEADER = 18;

    private static ArimaParameters parameters() {
        return new ArimaParameters(
                ArimaSpec.parse("arima(1,1,1)+drift"),
                new double[] {0.5},
                new double[] {-0.4},
                0.25,
                4);
    }

    private static byte[] changed(byte[] bytes, int at, double value) {
        return ByteBuffer.wrap(bytes.clone()).putDouble(at, value).array();
    }

    @ParameterizedTest
    @CsvSource({
        "10, NaN, sigma2",
        "10, -1, sigma2",
        "18, Infinity, constant",
        "26, NaN, phi",
        "26, 1, not stationary",
        "26, -1.5, not stationary",
        "34, 1.01, not invertible"
    })
    void numbersThatCannotBeAreRefused(int at, double value, String problem) {
        byte[] bytes = changed(ArimaFamily.parameters(parameters()), at, value);
        assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageStartingWith("arima parameters:")
                .hasMessageContaining(problem);
    }

    @Test
    void ordersThatCannotBeAreRefused() {
        byte[] bytes = ArimaFamily.parameters(parameters());
        bytes[2] = 0;
        assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("a drift d + D = 1");
        bytes[2] = 1;
        bytes[9] = 9;
        assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("code 9");
        bytes[9] = 0;
        assertThatThrownBy(() -> FAMILIES.start(image(bytes), 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("has a constant of 0.25");
    }

    @Test
    void stateOfAnotherModelIsRefused() {
        byte[] other =
                ArimaForecaster.start(
                                new ArimaParameters(
                                        ArimaSpec.parse("arima(0,1,1)"),
                                        new double[0],
                                        new double[] {0.1},
                                        0,
                                        1))
                        .state();
        assertThatThrownBy(
                        () -> FAMILIES.restore(image(ArimaFamily.parameters(parameters())), other))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessage(
                        "arima state: of arima(0,1,1), the parameters are of arima(1,1,1)+drift");
    }

    @Test
    void brokenStatesAreRefused() {
        byte[] parameters = ArimaFamily.parameters(parameters());
        ArimaForecaster forecaster = ArimaForecaster.start(parameters());
        forecaster.update(3);
        byte[] state = forecaster.state();
        byte[] notFinite = changed(state, HEADER, Double.NaN);
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), notFinite))
                .hasMessageContaining("NaN");
        byte[] tooDiffuse = state.clone();
        tooDiffuse[13] = 2;
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), tooDiffuse))
                .hasMessageContaining("diffuse columns is 2, at most 1");
        byte[] tooFresh = state.clone();
        tooFresh[9] = 1;
        assertThatThrownBy(() -> FAMILIES.restore(image(parameters), tooFresh))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("fresh mark is 1");
    }

    @Test
    void stateAfterManyValuesIsTheStateVectorAlone() {
        ArimaForecaster forecaster = ArimaForecaster.start(parameters());
        for (int t = 0; t < 100; t++) {
            forecaster.update(t % 7);
        }
        assertThat(forecaster.state()).hasSize(HEADER + 8 * 2);
        forecaster.update(Double.NaN);
        assertThat(forecaster.state()).hasSize(HEADER + 8 * (2 + 2));
    }

    @Test
    void movingAverageOnTheUnitCircleIsAccepted() throws IncompatibleModelException {
        byte[] bytes = changed(ArimaFamily.parameters(parameters()), 34, -1);
        Forecaster forecaster = FAMILIES.start(image(bytes), 0);
        forecaster.update(1);
        forecaster.update(2);
        assertThat(forecaster.forecast(1).median()[0]).isFinite();
    }

    @Test
    void boundsAreNormalQuantiles() {
        ArimaForecaster forecaster = ArimaForecaster.start(parameters());
        forecaster.update(3);
        forecaster.update(4);
        Forecast forecast = forecaster.forecast(5);
        for (int h = 0; h < 5; h++) {
            double error = forecast.standardError()[h];
            assertThat(forecast.upper80()[h] - forecast.median()[h])
                    .isCloseTo(Normal.Z_80 * error, within(1e-12));
            assertThat(forecast.median()[h] - forecast.lower95()[h])
                    .isCloseTo(Normal.Z_95 * error, within(1e-12));
        }
    }

    @Test
    void whileTheLevelIsUnknownTheBoundsAreAThousandSigmaWide() {
        ArimaForecaster forecaster = ArimaForecaster.start(parameters());
        double sigma = Math.sqrt(parameters().sigma2());
        assertThat(forecaster.forecast(1).standardError()[0])
                .isCloseTo(1000 * sigma, within(0.01 * sigma));
        forecaster.update(3);
        assertThat(forecaster.forecast(1).standardError()[0]).isLessThan(2 * sigma);
    }

    @Test
    void randomWalkWithDriftIsTheTextbooks() {
        ArimaForecaster walk =
                ArimaForecaster.start(
                        new ArimaParameters(
                                ArimaSpec.parse("arima(0,1,0)+drift"),
                                new double[0],
                                new double[0],
                                0.5,
                                9));
        walk.update(10);
        walk.update(Double.NaN);
        walk.update(14);
        walk.update(Double.NaN);
        Forecast forecast = walk.forecast(4);
        for (int h = 1; h <= 4; h++) {
            assertThat(forecast.median()[h - 1]).isCloseTo(14.5 + 0.5 * h, within(1e-12));
            assertThat(forecast.standardError()[h - 1])
                    .isCloseTo(3 * Math.sqrt(h + 1), within(1e-12));
        }
    }

    @Test
    void sigma2StandsWhereTheFormatSays() {
        byte[] bytes = ArimaFamily.parameters(parameters());
        assertThat(ByteBuffer.wrap(bytes).getDouble(SIGMA2)).isEqualTo(4);
        assertThat(bytes).hasSize(10 + 8 * 4).startsWith('P', 1, 1, 1, 0, 0, 0, 0, 1, 2);
    }
}
