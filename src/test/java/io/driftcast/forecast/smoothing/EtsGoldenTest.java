package io.driftcast.forecast.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recursions, likelihoods, fits and forecasts against R's ets and statsmodels. */
class EtsGoldenTest {

    record Golden(String name, double[] values, JsonNode row) {

        EtsSpec spec() {
            return EtsSpec.parse(row.get("spec").asText());
        }

        int period() {
            return row.get("period").asInt();
        }

        double number(String field) {
            return row.get(field).asDouble();
        }

        /** R's parameters with its variance of an error. */
        EtsParameters parameters() {
            return new EtsParameters(
                    spec(),
                    period(),
                    number("alpha"),
                    number("beta"),
                    number("gamma"),
                    number("phi"),
                    number("sigma2"));
        }

        EtsFit atTheReferencesParameters() {
            double[] initial = Goldens.numbers(row.get("initial"));
            return EtsRun.over(values, parameters(), initial, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Golden> rows(String part, String label) {
        JsonNode series = Goldens.read("series.json");
        return StreamSupport.stream(Goldens.read("smoothing.json").get(part).spliterator(), false)
                .map(row -> {
                    String name = row.get("series").asText();
                    String of = label.isEmpty() ? "" : " " + row.get(label).asText();
                    return new Golden(name + of, Goldens.numbers(series.get(name)), row);
                });
    }

    static Stream<Golden> models() {
        return rows("ets", "spec");
    }

    static Stream<Golden> squares() {
        return rows("squares", "name");
    }

    static Stream<Golden> fixed() {
        return rows("fixed", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void likelihoodAndErrorsAtRsParameters(Golden golden) {
        EtsFit fit = golden.atTheReferencesParameters();
        double loglik = golden.number("loglik");
        assertThat(fit.loglik()).isCloseTo(loglik, within(2e-6 * Math.abs(loglik)));
        assertThat(fit.aicc()).isCloseTo(golden.number("aicc"), within(1e-5 * Math.abs(loglik)));
        assertThat(fit.parameters().sigma2() / golden.number("sigma2")).isCloseTo(1, within(1e-5));
        double[] fitted = Goldens.numbers(golden.row().get("fitted"));
        for (int t = 0; t < fitted.length; t++) {
            assertThat(golden.values()[t] - fit.residuals()[t])
                    .isCloseTo(fitted[t], within(1e-7 * Math.abs(fitted[t])));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void searchAgreesWithTheRunningModel(Golden golden) {
        EtsFit fit = golden.atTheReferencesParameters();
        EtsParameters parameters = fit.parameters();
        double[] smoothing = {
            parameters.alpha(), parameters.beta(), parameters.gamma(), parameters.phi()
        };
        EtsLikelihood likelihood =
                new EtsLikelihood(golden.spec(), golden.period(), golden.values());
        double value = likelihood.value(smoothing, fit.initial());
        double n = golden.values().length;
        double constant = -0.5 * n * (StrictMath.log(2 * Math.PI / n) + 1);
        assertThat(constant - value).isCloseTo(fit.loglik(), within(1e-9 * n));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void forecastsAtRsParameters(Golden golden) {
        EtsFit fit = golden.atTheReferencesParameters();
        double[] means = Goldens.numbers(golden.row().get("forecast"));
        double[] upper = Goldens.numbers(golden.row().get("upper95"));
        double[] lower = Goldens.numbers(golden.row().get("lower80"));
        Forecast forecast =
                EtsForecaster.from(golden.parameters(), fit.last()).forecast(means.length);
        for (int h = 0; h < means.length; h++) {
            if (slopeNotDamped(golden.spec())) {
                if (h >= golden.period()) {
                    break;
                }
                double slopes = golden.parameters().slopeSum(h + 1) * fit.last().slope;
                double undamped = slopes / golden.parameters().phi();
                means[h] *= (fit.last().level + slopes) / (fit.last().level + undamped);
            }
            assertThat(forecast.mean()[h]).isCloseTo(means[h], within(1e-6 * Math.abs(means[h])));
            if (rsVarianceIsThatOfTheModel(golden.spec(), golden.period(), h)) {
                double width = upper[h] - means[h];
                assertThat(forecast.upper95()[h]).isCloseTo(upper[h], within(1e-5 * width));
                if (lower[h] > 0) { // a model for positive values has no bound below 0 here
                    assertThat(forecast.lower80()[h]).isCloseTo(lower[h], within(1e-5 * width));
                }
            }
        }
    }

    /** Where errors and season multiply, R's forecast leaves the slope's first step undamped. */
    private static boolean slopeNotDamped(EtsSpec spec) {
        return spec.season() == EtsSpec.Season.MULTIPLICATIVE && spec.damped();
    }

    /**
     * With a season but no trend R puts gamma in the wrong place of the state; and its variances
     * where errors and season multiply are exact beyond the first season, ours to first order.
     */
    private static boolean rsVarianceIsThatOfTheModel(EtsSpec spec, int period, int h) {
        boolean seasonWithoutTrend = spec.hasSeason() && !spec.hasTrend();
        boolean laterFactors = spec.season() == EtsSpec.Season.MULTIPLICATIVE && h >= period;
        return !slopeNotDamped(spec) && !(seasonWithoutTrend && h > 0) && !laterFactors;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void fitIsNoWorseThanRs(Golden golden) throws UnfittableSeriesException {
        EtsFit fit =
                new EtsFitter(golden.spec(), golden.period(), SmoothingBounds.ETS)
                        .estimate(golden.values(), Thread.currentThread());
        assertThat(fit.loglik()).isGreaterThanOrEqualTo(golden.number("loglik") - 1e-3);
        assertInBounds(fit.parameters());
    }

    private static void assertInBounds(EtsParameters parameters) {
        SmoothingBounds bounds = SmoothingBounds.ETS;
        assertThat(parameters.alpha()).isBetween(bounds.lowest(), bounds.highest());
        if (parameters.spec().hasTrend()) {
            assertThat(parameters.beta()).isBetween(bounds.lowest(), parameters.alpha());
        }
        if (parameters.spec().hasSeason()) {
            assertThat(parameters.gamma())
                    .isBetween(bounds.lowest(), 1 - parameters.alpha() + 1e-15);
        }
        if (parameters.spec().damped()) {
            assertThat(parameters.phi()).isBetween(bounds.lowestPhi(), bounds.highestPhi());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("squares")
    void sumOfSquaresIsNoWorseThanStatsmodels(Golden golden) throws UnfittableSeriesException {
        String name = golden.row().get("name").asText();
        EtsFitter fitter =
                (EtsFitter)
                        Objects.requireNonNull(
                                new SmoothingModels().find(name, ModelRequest.of(golden.period())));
        EtsFit fit = fitter.estimate(golden.values(), Thread.currentThread());
        assertThat(fit.sumOfSquares()).isLessThanOrEqualTo(golden.number("sse") * (1 + 1e-5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixed")
    void plainRecursionsAtFixedParameters(Golden golden) {
        double alpha = golden.number("alpha");
        double betaShare = golden.number("beta");
        double[] values = golden.values();
        double[] start = {values[0], values[1] - values[0]};
        assertRecursion(golden.row().get("ses"), "ets(A,N,N)", values, alpha, 0, 1, start[0]);
        double beta = alpha * betaShare; // the textbook's beta is a share of alpha
        assertRecursion(golden.row().get("holt"), "ets(A,A,N)", values, alpha, beta, 1, start);
        // y = l + phi b there too
        double phi = golden.number("phi");
        assertRecursion(golden.row().get("damped"), "ets(A,Ad,N)", values, alpha, beta, phi, start);
    }

    private static void assertRecursion(
            JsonNode expected,
            String spec,
            double[] values,
            double alpha,
            double beta,
            double phi,
            double... start) {
        EtsParameters parameters =
                new EtsParameters(EtsSpec.parse(spec), 1, alpha, beta, 0, phi, 0);
        EtsFit fit = EtsRun.over(values, parameters, start, true);
        assertClose(fit.sumOfSquares(), expected.get("sse").asDouble());
        assertClose(fit.last().level, expected.get("level").asDouble());
        if (start.length > 1) {
            double slope = expected.get("slope").asDouble();
            double size = Math.abs(fit.last().level); // a slope is a difference of levels
            assertThat(fit.last().slope).isCloseTo(slope, within(1e-9 * size));
        }
        double squares = Arrays.stream(fit.residuals()).map(e -> e * e).sum();
        assertClose(fit.sumOfSquares(), squares);
    }

    /** The goldens carry ten significant digits. */
    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
}
