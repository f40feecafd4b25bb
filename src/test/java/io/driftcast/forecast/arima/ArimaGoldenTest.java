package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Forecast;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Likelihoods, fits and forecasts of 144 models against R and statsmodels. */
class ArimaGoldenTest {

    /**
     * The autoregressive root lies 3e-8 inside the unit circle there, so the nine digits of the
     * reference's coefficients fix it to 3 % only.
     */
    private static final Map<String, Double> FORECAST_SLACK = Map.of("Nile|(2,1,2)|none", 5e-5);

    record Golden(String key, ArimaSpec spec, double[] series, JsonNode row) {

        ArimaParameters parameters() {
            return new ArimaParameters(
                    spec,
                    Goldens.numbers(row.get("phi")),
                    Goldens.numbers(row.get("theta")),
                    optional(row, "seasonal_phi"),
                    optional(row, "seasonal_theta"),
                    row.get("constant").asDouble(),
                    row.get("sigma2").asDouble());
        }

        @Override
        public String toString() {
            return key;
        }
    }

    private static double[] optional(JsonNode row, String field) {
        return row.has(field) ? Goldens.numbers(row.get(field)) : new double[0];
    }

    private static double[] series(JsonNode all, String name) {
        boolean logs = name.startsWith("log_");
        double[] series = Goldens.numbers(all.get(logs ? name.substring(4) : name));
        return logs ? Arrays.stream(series).map(Math::log).toArray() : series;
    }

    static Stream<Golden> models() {
        JsonNode series = Goldens.read("series.json");
        return StreamSupport.stream(Goldens.read("arima.json").spliterator(), false)
                .map(row ->
                        new Golden(
                                row.get("key").asText(),
                                ArimaSpec.parse(row.get("spec").asText()),
                                series(series, row.get("series").asText()),
                                row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void likelihoodAtRsCoefficients(Golden golden) {
        ArimaLikelihood likelihood = new ArimaLikelihood(golden.spec(), golden.series());
        double loglik =
                likelihood.evaluate(
                        new double[][] {
                            optional(golden.row(), "r_phi"),
                            optional(golden.row(), "r_seasonal_phi")
                        },
                        new double[][] {
                            optional(golden.row(), "r_theta"),
                            optional(golden.row(), "r_seasonal_theta")
                        });
        double expected = golden.row().get("at_r").asDouble();
        assertThat(loglik).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void fitIsNoWorse(Golden golden) {
        ArimaFit fit = ArimaFitter.fit(golden.spec(), golden.series());
        double expected = golden.row().get("llf").asDouble();
        assertThat(fit.loglik()).isGreaterThanOrEqualTo(expected - 1e-3);
        assertThat(fit.terms())
                .isEqualTo(golden.series().length - golden.spec().lostToDifferences());
        if (fit.loglik() < expected + 1e-3) {
            assertThat(fit.aicc()).isCloseTo(golden.row().get("aicc").asDouble(), within(4e-3));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void forecastsAtTheReferencesParameters(Golden golden) {
        double slack = FORECAST_SLACK.getOrDefault(golden.key(), 1e-5);
        double[] means = Goldens.numbers(golden.row().get("forecast"));
        double[] errors = Goldens.numbers(golden.row().get("se"));
        ArimaForecaster forecaster = ArimaForecaster.start(golden.parameters());
        for (double value : golden.series()) {
            forecaster.update(value);
        }
        Forecast forecast = forecaster.forecast(means.length);
        for (int h = 0; h < means.length; h++) {
            assertThat(forecast.mean()[h]).isCloseTo(means[h], within(slack * Math.abs(means[h])));
            assertThat(forecast.standardError()[h]).isCloseTo(errors[h], within(slack * errors[h]));
        }
    }
}
