package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Forecast;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seasonal models at given coefficients, with a tenth of the values missing, against R. */
class ArimaMissingGoldenTest {

    record Golden(ArimaParameters parameters, double[] series, JsonNode row) {

        static Golden of(JsonNode row) {
            String name = row.get("series").asText();
            boolean logs = name.startsWith("log_");
            double[] series = Goldens.series(logs ? name.substring(4) : name);
            series = logs ? Arrays.stream(series).map(Math::log).toArray() : series;
            for (JsonNode gap : row.get("missing")) {
                series[gap.asInt()] = Double.NaN;
            }
            ArimaParameters parameters =
                    new ArimaParameters(
                            ArimaSpec.parse(row.get("spec").asText()),
                            Goldens.numbers(row.get("phi")),
                            Goldens.numbers(row.get("theta")),
                            Goldens.numbers(row.get("seasonal_phi")),
                            Goldens.numbers(row.get("seasonal_theta")),
                            row.get("constant").asDouble(),
                            row.get("sigma2").asDouble());
            return new Golden(parameters, series, row);
        }

        @Override
        public String toString() {
            return row.get("series").asText() + " " + parameters.spec();
        }
    }

    static Stream<Golden> models() {
        return StreamSupport.stream(Goldens.read("arima_missing.json").spliterator(), false)
                .map(Golden::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void forecasts(Golden golden) {
        double[] means = Goldens.numbers(golden.row().get("forecast"));
        double[] errors = Goldens.numbers(golden.row().get("se"));
        ArimaForecaster forecaster = ArimaForecaster.start(golden.parameters());
        for (double value : golden.series()) {
            forecaster.update(value);
        }
        Forecast forecast = forecaster.forecast(means.length);
        for (int h = 0; h < means.length; h++) {
            assertThat(forecast.mean()[h]).isCloseTo(means[h], within(1e-6 * Math.abs(means[h])));
            assertThat(forecast.standardError()[h]).isCloseTo(errors[h], within(1e-6 * errors[h]));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void likelihoodAndWhatIsConcentratedOut(Golden golden) {
        ArimaParameters model = golden.parameters();
        ArimaLikelihood likelihood = new ArimaLikelihood(model.spec(), golden.series());
        double loglik =
                likelihood.evaluate(
                        new double[][] {model.phi(), model.seasonalPhi()},
                        new double[][] {model.theta(), model.seasonalTheta()});
        double expected = golden.row().get("loglik").asDouble();
        assertThat(loglik).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        assertThat(likelihood.terms()).isEqualTo(golden.row().get("used").asInt());
        assertThat(likelihood.sigma2()).isCloseTo(model.sigma2(), within(1e-6 * model.sigma2()));
        // R finds the constant by a search, good to about 1e-8
        assertThat(likelihood.constant()).isCloseTo(model.constant(), within(1e-7));
    }
}
