package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.math.stats.Normal;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class FedBackTest {

    private static final int LENGTH = 200;
    private static final int HORIZON = 25;

    /**
     * @param next of the last value and normal noise
     */
    private static double[] values(DoubleBinaryOperator next) {
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[LENGTH];
        double last = 0;
        for (int t = 0; t < values.length; t++) {
            last = next.applyAsDouble(last, random.nextGaussian());
            values[t] = last;
        }
        return values;
    }

    private static Fit fit(double[] values) throws Exception {
        return Objects.requireNonNull(new RecurrentModels().find("lstm(8)", ModelRequest.of(1)))
                .fit(TrainingSeries.of(1, values));
    }

    private static Forecast forecast(double[] values) throws Exception {
        Fit fit = fit(values);
        return new ForecasterFamilies(List.of(new RecurrentFamily()))
                .restore(fit.model())
                .forecast(HORIZON);
    }

    private static double growth(Forecast forecast) {
        int last = HORIZON - 1;
        return (forecast.upper95()[last] - forecast.lower95()[last])
                / (forecast.upper95()[0] - forecast.lower95()[0]);
    }

    @Test
    void errorsOfANoiseAroundAMeanAreForgotten() throws Exception {
        assertThat(growth(forecast(values((last, noise) -> noise)))).isBetween(1.0, 1.7);
    }

    @Test
    void errorsOfARandomWalkAddUp() throws Exception {
        // 5 in theory, the root of 25
        assertThat(growth(forecast(values(Double::sum)))).isBetween(3.0, 7.0);
    }

    @Test
    void boundsDoNotNarrow() throws Exception {
        Forecast forecast = forecast(values((last, noise) -> 0.7 * last + noise));
        for (int h = 1; h < HORIZON; h++) {
            assertThat(forecast.upper80()[h] - forecast.median()[h])
                    .isGreaterThanOrEqualTo(
                            (forecast.upper80()[h - 1] - forecast.median()[h - 1]) * (1 - 1e-12));
        }
    }

    @Test
    void theStandardErrorIsOnTheScaleOfTheValues() throws Exception {
        double[] logarithms = values((last, noise) -> 0.9 * last + 0.3 * noise);
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = 1000 * Math.exp(logarithms[t]);
        }
        Fit fit = fit(values);
        assertThat(fit.model().spec()).endsWith("on log");
        Forecast forecast = forecast(values);
        assertThat(forecast.standardError()[0])
                .isCloseTo(
                        (forecast.upper80()[0] - forecast.lower80()[0]) / (2 * Normal.Z_80),
                        within(1e-9));
    }

    @Test
    void thereIsNoResidualBeforeThereIsAValueToStartFrom() throws Exception {
        double[] values = values((last, noise) -> 500 + noise);
        values[0] = Double.NaN;
        Fit fit = fit(values);
        assertThat(fit.residuals()[1]).isNaN();
        assertThat(fit.residuals()[2]).isFinite();
        assertThat(fit.model().metrics().get("sigma2")).isBetween(0.3, 2.0);
    }
}
