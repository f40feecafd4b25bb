package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.IncompatibleModelException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArimaForecasterTest {

    private static ArimaParameters airline(int period, double theta, double seasonalTheta) {
        return new ArimaParameters(
                new ArimaSpec(0, 1, 1, 0, 1, 1, period, ArimaSpec.Constant.NONE),
                new double[0],
                new double[] {theta},
                new double[0],
                new double[] {seasonalTheta},
                0,
                2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.6, -0.999999})
    void aMillionUpdatesWithGapsLeaveItSound(double seasonalTheta) {
        ArimaForecaster forecaster = ArimaForecaster.start(airline(4, -0.5, seasonalTheta));
        SplittableRandom random = new SplittableRandom(1);
        double level = 0;
        for (int t = 0; t < 1_000_000; t++) {
            level += random.nextGaussian();
            forecaster.update(random.nextInt(10) == 0 ? Double.NaN : level);
        }
        double[] gappy = forecaster.forecast(8).standardError();
        for (int t = 0; t < 2000; t++) {
            level += random.nextGaussian();
            forecaster.update(level);
        }
        double[] settled = forecaster.forecast(8).standardError();
        for (int h = 0; h < 8; h++) {
            assertThat(gappy[h]).isGreaterThanOrEqualTo(settled[h] * (1 - 1e-9)).isLessThan(50);
        }
        assertThat(settled[0]).isBetween(Math.sqrt(2) * (1 - 1e-12), Math.sqrt(2) * 1.01);
        assertThat(Math.abs(forecaster.forecast(1).median()[0] - level)).isLessThan(10);
    }

    @Test
    void aLongSeasonLeavesASmallState() {
        ArimaForecaster forecaster = ArimaForecaster.start(airline(168, -0.3, -0.5));
        assertThat(forecaster.state().length).isLessThan(2000);
        SplittableRandom random = new SplittableRandom(2);
        for (int t = 0; t < 168 * 40; t++) {
            forecaster.update(random.nextGaussian());
        }
        assertThat(forecaster.state()).hasSize(18 + 8 * 170);
    }

    @Test
    void gapsBeforeTheLevelsAreKnownAreFilteredThrough() throws IncompatibleModelException {
        ArimaParameters parameters = airline(12, -0.4, -0.6);
        ArimaForecaster forecaster = ArimaForecaster.start(parameters);
        ArimaForecaster restored = ArimaForecaster.start(parameters);
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 200; t++) {
            double value = t < 40 && t % 5 == 3 ? Double.NaN : 10 + t % 12 + random.nextGaussian();
            forecaster.update(value);
            restored.update(value);
            restored = ArimaCodec.decode(parameters, restored.state());
            assertThat(restored.state()).containsExactly(forecaster.state());
        }
        Forecast forecast = forecaster.forecast(24);
        for (int h = 0; h < 24; h++) {
            assertThat(forecast.median()[h]).isCloseTo(10 + (200 + h) % 12, within(3.0));
            assertThat(forecast.standardError()[h]).isLessThan(10);
        }
    }

    @Test
    void seasonalDriftIsPerStep() {
        ArimaParameters parameters =
                new ArimaParameters(
                        ArimaSpec.parse("arima(1,0,0)(0,1,0)[4]+drift"),
                        new double[] {0.5},
                        new double[0],
                        0.25,
                        1);
        ArimaForecaster forecaster = ArimaForecaster.start(parameters);
        for (int t = 0; t < 20; t++) {
            forecaster.update(100 + 0.25 * t + t % 4);
        }
        double[] median = forecaster.forecast(40).median();
        for (int h = 0; h < 40; h++) {
            assertThat(median[h]).isCloseTo(100 + 0.25 * (20 + h) + (20 + h) % 4, within(1e-10));
        }
    }

    @Test
    void residualsAreTheOneStepErrors() {
        double[] values = Goldens.series("co2");
        values[200] = Double.NaN;
        values[5] = Double.NaN;
        ArimaFit fit = ArimaFitter.fit(ArimaSpec.parse("arima(0,1,1)(0,1,1)[12]"), values);
        double[] residuals = fit.residuals(values);
        ArimaForecaster forecaster = ArimaForecaster.start(fit.parameters());
        double squares = 0;
        for (int t = 0; t < values.length; t++) {
            double expected = values[t] - forecaster.forecast(1).median()[0];
            forecaster.update(values[t]);
            // the value 12 and 13 steps after one that is missing among the first fixes a level
            boolean none = t < 13 || t == 200 || t == 17;
            if (Double.isNaN(residuals[t])) {
                assertThat(none || t == 18).as("step %d", t).isTrue();
            } else {
                assertThat(none).as("step %d", t).isFalse();
                assertThat(residuals[t]).isCloseTo(expected, within(1e-9));
                squares += residuals[t] * residuals[t];
            }
        }
        assertThat(squares / fit.terms()).isCloseTo(fit.sigma2(), within(0.1 * fit.sigma2()));
    }
}
