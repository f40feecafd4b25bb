package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Forecast;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter against the whole covariance matrix, with values missing anywhere. */
class ArimaMissingValuesTest {

    private static final int N = 60;
    private static final int HORIZON = 6;

    static Stream<ArimaParameters> models() {
        return Stream.of(
                model("arima(0,0,0)+mean", 3),
                model("arima(1,0,0)", 0, 0.8),
                model("arima(2,0,1)+mean", -2, 1.2, -0.5, 0.4),
                model("arima(0,1,1)", 0, -0.7),
                model("arima(2,1,2)+drift", 0.4, 0.6, -0.3, 0.5, 0.2),
                model("arima(3,1,0)", 0, 0.3, -0.2, 0.1),
                model("arima(0,2,2)", 0, -0.8, 0.3),
                model("arima(1,2,1)", 0, 0.4, 0.6));
    }

    private static ArimaParameters model(String text, double constant, double... coefficients) {
        ArimaSpec spec = ArimaSpec.parse(text);
        return new ArimaParameters(
                spec,
                Arrays.copyOf(coefficients, spec.p()),
                Arrays.copyOfRange(coefficients, spec.p(), spec.p() + spec.q()),
                constant,
                2.5);
    }

    private static double[] gappy(long seed, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[N];
        double level = 10;
        for (int t = 0; t < N; t++) {
            level += random.nextGaussian();
            values[t] = random.nextDouble() < share ? Double.NaN : level;
        }
        return values;
    }

    static Stream<Object[]> cases() {
        return models().flatMap(
                        model -> Stream.of(0.0, 0.1, 0.5).map(s -> new Object[] {model, s}));
    }

    @ParameterizedTest(name = "{0} missing {1}")
    @MethodSource("cases")
    void forecastsAreTheBestLinearPredictions(ArimaParameters model, double share) {
        double[] values = gappy(3, share);
        DenseReference reference = new DenseReference(model, values, HORIZON);
        ArimaForecaster forecaster = ArimaForecaster.start(model);
        for (double value : values) {
            forecaster.update(value);
        }
        Forecast forecast = forecaster.forecast(HORIZON);
        for (int h = 0; h < HORIZON; h++) {
            double[] expected = reference.predict(N + h);
            assertThat(forecast.mean()[h])
                    .isCloseTo(expected[0], within(1e-7 * (1 + Math.abs(expected[0]))));
            assertThat(forecast.standardError()[h])
                    .isCloseTo(Math.sqrt(expected[1]), within(1e-7 * Math.sqrt(expected[1])));
        }
    }

    @ParameterizedTest(name = "{0} missing {1}")
    @MethodSource("cases")
    void likelihoodIsThatOfTheObservedValues(ArimaParameters model, double share) {
        if (model.spec().d() > 1) {
            return; // with two differences in gaps the reference has no unit to compare in
        }
        double[] values = gappy(4, share);
        ArimaLikelihood likelihood = new ArimaLikelihood(model.spec(), values);
        double loglik = likelihood.evaluate(model.phi(), model.theta());
        ArimaParameters maximised =
                new ArimaParameters(
                        model.spec(),
                        model.phi(),
                        model.theta(),
                        likelihood.constant(),
                        likelihood.sigma2());
        assertThat(loglik)
                .isCloseTo(
                        new DenseReference(maximised, values, 0).loglik(),
                        within(1e-8 * Math.abs(loglik)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void constantAndSigma2AreAtTheirMaximum(ArimaParameters model) {
        if (model.spec().d() > 1) {
            return;
        }
        double[] values = gappy(5, 0.2);
        ArimaLikelihood likelihood = new ArimaLikelihood(model.spec(), values);
        double loglik = likelihood.evaluate(model.phi(), model.theta());
        double constant = likelihood.constant();
        double sigma2 = likelihood.sigma2();
        for (double factor : new double[] {0.95, 1.05}) {
            assertThat(dense(model, values, constant, sigma2 * factor)).isLessThan(loglik);
            if (model.spec().hasConstant()) {
                assertThat(dense(model, values, constant + factor - 1, sigma2)).isLessThan(loglik);
            }
        }
    }

    private static double dense(
            ArimaParameters model, double[] values, double constant, double sigma2) {
        ArimaParameters moved =
                new ArimaParameters(model.spec(), model.phi(), model.theta(), constant, sigma2);
        return new DenseReference(moved, values, 0).loglik();
    }
}
