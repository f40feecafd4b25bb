package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regression with ARIMA errors on trading days against R, at R's coefficients. */
class CalendarArimaGoldenTest {

    private static final JsonNode GOLDEN = Goldens.read("arima_calendar.json");

    /** Months from January 1949 on, as AirPassengers has them. */
    private static final CalendarRegressors REGRESSORS =
            new CalendarRegressors(
                    new Timeline(StepInterval.parse("P1M", ZoneOffset.UTC), 0, -252),
                    List.of(CalendarKind.TRADING_DAYS),
                    new long[0]);

    private static double[] series() {
        return Arrays.stream(Goldens.numbers(Goldens.read("series.json").get("AirPassengers")))
                .map(Math::log)
                .toArray();
    }

    static Stream<JsonNode> models() {
        return StreamSupport.stream(GOLDEN.get("models").spliterator(), false);
    }

    private static double[][] coefficients(JsonNode row, String regular, String seasonal) {
        return new double[][] {
            Goldens.numbers(row.get(regular)), Goldens.numbers(row.get(seasonal))
        };
    }

    @Test
    void theRegressorsAreThose() {
        JsonNode expected = GOLDEN.get("trading_days");
        for (int t = 0; t < expected.size(); t++) {
            assertThat(REGRESSORS.at(t)).containsExactly(Goldens.numbers(expected.get(t)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theLikelihoodAndTheEffectsAgree(JsonNode row) {
        ArimaSpec spec = ArimaSpec.parse(row.get("spec").asText());
        double[] series = series();
        ArimaLikelihood likelihood =
                new ArimaLikelihood(spec, series, REGRESSORS.columns(series.length));
        double loglik =
                likelihood.evaluate(
                        coefficients(row, "phi", "seasonal_phi"),
                        coefficients(row, "theta", "seasonal_theta"));
        double tolerance = spec.lostToDifferences() == 0 ? 1e-5 : 0.003;
        assertThat(loglik).isCloseTo(row.get("loglik").asDouble(), within(tolerance));
        double[] expected = Goldens.numbers(row.get("effects"));
        double[] effects = likelihood.effects();
        assertThat(effects).hasSize(expected.length);
        for (int c = 0; c < expected.length; c++) {
            assertThat(effects[c]).as("effect %d", c).isCloseTo(expected[c], within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theForecastsAgree(JsonNode row) throws IncompatibleModelException {
        double[][] ar = coefficients(row, "phi", "seasonal_phi");
        double[][] ma = coefficients(row, "theta", "seasonal_theta");
        ArimaParameters errors =
                new ArimaParameters(
                        ArimaSpec.parse(row.get("spec").asText()),
                        ar[0],
                        ma[0],
                        ar[1],
                        ma[1],
                        row.get("constant").asDouble(),
                        row.get("sigma2").asDouble());
        CalendarArimaParameters parameters =
                new CalendarArimaParameters(
                        errors, REGRESSORS, Goldens.numbers(row.get("effects")));
        Forecaster forecaster =
                new ForecasterFamilies(List.of(new CalendarArimaFamily()))
                        .start(
                                new ModelImage(
                                        CalendarArimaFamily.KIND,
                                        CalendarArimaCodec.VERSION,
                                        CalendarArimaCodec.encode(parameters)),
                                0);
        for (double value : series()) {
            forecaster.update(value);
        }
        double[] expected = Goldens.numbers(row.get("forecast"));
        Forecast forecast = forecaster.forecast(expected.length);
        for (int h = 0; h < expected.length; h++) {
            assertThat(forecast.median()[h])
                    .as("%d ahead", h + 1)
                    .isCloseTo(expected[h], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFitIsNoWorse(JsonNode row) {
        ArimaSpec spec = ArimaSpec.parse(row.get("spec").asText());
        double[] series = series();
        ArimaFit fit = ArimaFitter.fit(spec, series, REGRESSORS.columns(series.length));
        assertThat(fit.loglik()).isGreaterThan(row.get("loglik").asDouble() - 0.003);
        int k = spec.parameterCount() + REGRESSORS.width();
        int n = fit.terms();
        double loglik = fit.loglik();
        assertThat(fit.aicc())
                .isCloseTo(-2 * loglik + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1), within(1e-9));
    }
}
