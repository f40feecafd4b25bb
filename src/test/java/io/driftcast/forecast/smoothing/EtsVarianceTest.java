package io.driftcast.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Forecast;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of forecasts against simulated paths. */
class EtsVarianceTest {

    private static final int PATHS = 40_000;
    private static final int HORIZON = 10;

    static List<EtsSpec> forms() {
        return EtsLikelihoodTest.forms();
    }

    private static EtsParameters parameters(EtsSpec spec) {
        boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        return new EtsParameters(
                spec,
                spec.hasSeason() ? 4 : 1,
                0.4,
                spec.hasTrend() ? 0.1 : 0,
                spec.hasSeason() ? 0.3 : 0,
                spec.damped() ? 0.9 : 1,
                relative ? 0.0025 : 25);
    }

    private static EtsState state(EtsSpec spec) {
        double[] season =
                switch (spec.season()) {
                    case NONE -> new double[0];
                    case ADDITIVE -> new double[] {10, -20, 30, -20};
                    case MULTIPLICATIVE -> new double[] {1.1, 0.8, 1.3, 0.8};
                };
        return new EtsState(100, spec.hasTrend() ? 2 : 0, season, 0);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void meanAndSpreadAreThoseOfThePaths(EtsSpec spec) {
        EtsParameters parameters = parameters(spec);
        Forecast forecast = EtsForecaster.from(parameters, state(spec)).forecast(HORIZON);
        SplittableRandom random = new SplittableRandom(6);
        double[] sum = new double[HORIZON];
        double[] squares = new double[HORIZON];
        int[] inside = new int[HORIZON];
        for (int path = 0; path < PATHS; path++) {
            EtsState state = state(spec);
            for (int h = 0; h < HORIZON; h++) {
                double mean = state.expectation(parameters);
                double error = Math.sqrt(parameters.sigma2()) * random.nextGaussian();
                boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
                double value = relative ? mean * (1 + error) : mean + error;
                sum[h] += value;
                squares[h] += value * value;
                inside[h] += value > forecast.lower95()[h] && value < forecast.upper95()[h] ? 1 : 0;
                state.take(parameters, value);
            }
        }
        for (int h = 0; h < HORIZON; h++) {
            double mean = sum[h] / PATHS;
            double spread = Math.sqrt(squares[h] / PATHS - mean * mean);
            assertThat(forecast.mean()[h]).isCloseTo(mean, within(0.03 * spread));
            assertThat(forecast.standardError()[h] / spread).isCloseTo(1, within(0.03));
            assertThat(inside[h] / (double) PATHS).isCloseTo(0.95, within(0.015));
        }
    }

    /** After a gap the bounds are those that the steps would have had from before it. */
    @ParameterizedTest
    @ValueSource(strings = {"ets(A,N,N)", "ets(A,A,N)", "ets(A,Ad,A)", "ets(A,N,A)"})
    void aGapIsAsFarAsTheForecastOverIt(String form) {
        EtsSpec spec = EtsSpec.parse(form);
        EtsParameters parameters = parameters(spec);
        Forecast before = EtsForecaster.from(parameters, state(spec)).forecast(HORIZON + 7);
        EtsForecaster forecaster = EtsForecaster.from(parameters, state(spec));
        for (int t = 0; t < 7; t++) {
            forecaster.update(Double.NaN);
        }
        Forecast after = forecaster.forecast(HORIZON);
        for (int h = 0; h < HORIZON; h++) {
            assertThat(after.median()[h]).isCloseTo(before.median()[h + 7], within(1e-9));
            assertThat(after.upper95()[h]).isCloseTo(before.upper95()[h + 7], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void gapsWidenUntilTheNextValue(EtsSpec spec) {
        EtsForecaster forecaster = EtsForecaster.from(parameters(spec), state(spec));
        double before = relativeWidth(forecaster);
        for (int season = 0; season < 5; season++) {
            for (int t = 0; t < 4; t++) {
                forecaster.update(Double.NaN);
            }
            double now = relativeWidth(forecaster);
            assertThat(now).isGreaterThan(before);
            before = now;
        }
        forecaster.update(forecaster.forecast(1).median()[0]);
        assertThat(relativeWidth(forecaster)).isLessThan(before);
    }

    private static double relativeWidth(EtsForecaster forecaster) {
        Forecast forecast = forecaster.forecast(1);
        return forecast.standardError()[0] / forecast.median()[0];
    }
}
