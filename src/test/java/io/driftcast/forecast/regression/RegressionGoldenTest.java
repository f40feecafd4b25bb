package io.driftcast.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.TrainingSeries;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against numpy's least squares and scikit-learn's Ridge and Lasso on fourteen data sets. */
class RegressionGoldenTest {

    private static final JsonNode GOLDENS = Goldens.read("regression.json");

    static Stream<String> series() {
        Iterator<String> names = GOLDENS.fieldNames();
        Stream.Builder<String> series = Stream.builder();
        while (names.hasNext()) {
            String name = names.next();
            if (GOLDENS.get(name).has("lags")) {
                series.add(name);
            }
        }
        return series.build();
    }

    @ParameterizedTest
    @MethodSource("series")
    void trendsAreLeastSquaresWithExactPredictionErrors(String name) throws Exception {
        for (int degree : new int[] {1, 2}) {
            String kind = degree == 1 ? "linear" : "quadratic";
            JsonNode golden = GOLDENS.get(name).get(kind + "_trend");
            double[] values = Goldens.series(name);
            Fit fit = new TrendFitter(degree).fit(TrainingSeries.of(1, values));
            double[] expected = Goldens.numbers(golden.get("coef"));
            double[] found =
                    fit.estimates().values().stream()
                            .mapToDouble(one -> ((Fit.Estimate.Scalar) one).value())
                            .toArray();
            assertClose(found, expected, 1e-8, 1e-7 * Math.abs(expected[0]) / values.length);
            assertThat(new TrendFitter(degree).line(values).sigma())
                    .isCloseTo(golden.get("sigma").asDouble(), relative(golden.get("sigma"), 1e-8));
            Forecast forecast = forecast(new TrendFamily(), fit, name);
            assertClose(forecast.median(), Goldens.numbers(golden.get("forecast")), 1e-8, 0);
            assertClose(
                    forecast.standardError(),
                    Goldens.numbers(golden.get("prediction_se")),
                    1e-8,
                    0);
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void ridgeOnLagsOfTheValues(String name) throws Exception {
        check(name, new RidgePenalty(), 1.0, "ridge_alpha1", 2e-8);
    }

    /** The golden's own descent stopped at a duality gap of 1e-10. */
    @ParameterizedTest
    @MethodSource("series")
    void lassoOnLagsOfTheValues(String name) throws Exception {
        check(name, new LassoPenalty(), 0.01, "lasso_alpha0.01", 2e-5);
    }

    private static void check(
            String name, Penalty penalty, double alpha, String key, double tolerance)
            throws Exception {
        JsonNode golden = GOLDENS.get(name).get(key);
        int season = GOLDENS.get(name).get("season").asInt();
        double[] values = Goldens.series(name);
        LagRows rows = LagRows.of(values, season, 3, 0);
        int lags = GOLDENS.get(name).get("lags").asInt();
        assertThat(rows.lags()).containsExactly(IntStream.rangeClosed(1, lags).toArray());

        StandardRows standard = StandardRows.of(rows.rows(), rows.targets());
        double[] coefficients = Goldens.numbers(golden.get("coef"));
        assertClose(penalty.coefficients(standard, alpha), coefficients, tolerance, tolerance);

        Fit fit = new LinearLagFitter(penalty, alpha, season).fit(values, rows);
        double rmse = golden.get("train_rmse").asDouble();
        assertThat(Math.sqrt(fit.model().metrics().getOrDefault("sigma2", 0.0)))
                .isCloseTo(rmse, within(tolerance * rmse));
        assertThat(fit.residuals()).hasSize(values.length);
        double[] residuals = Arrays.copyOfRange(fit.residuals(), lags, values.length);
        double squares = Arrays.stream(residuals).map(e -> e * e).sum();
        assertThat(Math.sqrt(squares / residuals.length)).isCloseTo(rmse, within(tolerance * rmse));
        assertClose(
                forecast(new LinearLagFamily(), fit, name).median(),
                Goldens.numbers(golden.get("forecast")),
                tolerance,
                0);
    }

    private static Forecast forecast(ForecasterFamily family, Fit fit, String name) {
        Forecaster forecaster = new ForecasterFamilies(List.of(family)).restore(fit.model());
        return forecaster.forecast(GOLDENS.get(name).get("h").asInt());
    }

    private static org.assertj.core.data.Offset<Double> relative(JsonNode golden, double share) {
        return within(Math.abs(golden.asDouble()) * share);
    }

    private static void assertClose(
            double[] found, double[] expected, double relative, double absolute) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i])
                    .as("entry %d", i)
                    .isCloseTo(expected[i], within(relative * Math.abs(expected[i]) + absolute));
        }
    }
}
