package io.driftcast.forecast.baseline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.stats.Normal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The baselines beside R's and pandas'. */
class BaselineGoldenTest {

    private static final Map<String, Integer> PERIODS =
            Map.of(
                    "AirPassengers", 12,
                    "co2", 12,
                    "USAccDeaths", 12,
                    "nottem", 12,
                    "UKgas", 4,
                    "JohnsonJohnson", 4);

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(
                    List.of(
                            new MeanFamily(),
                            new SeasonalNaiveFamily(),
                            new SeasonalDriftFamily(),
                            new MovingAverageFamily()));

    /** From more differences than this the naive forecasts' standard error forgets the oldest. */
    private static final int MEMORY = 1_000;

    private static final JsonNode GOLDENS = Goldens.read("baselines.json");

    private static Fit fit(String model, int period, double[] values) {
        try {
            return requireNonNull(new BaselineModels().find(model, ModelRequest.of(period)))
                    .fit(TrainingSeries.of(period, values));
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    private static Forecast forecast(String model, int period, double[] values, int horizon) {
        return FAMILIES.restore(fit(model, period, values).model()).forecast(horizon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "naive", "snaive", "drift", "snaive-drift"})
    void equalsR(String model) {
        int compared = 0;
        for (Map.Entry<String, JsonNode> entry : GOLDENS.properties()) {
            JsonNode golden = entry.getValue().get(model);
            if (golden == null) {
                continue;
            }
            double[] mean = Goldens.numbers(golden.get("mean"));
            double[] lower80 = Goldens.numbers(golden.get("lower80"));
            double[] upper95 = Goldens.numbers(golden.get("upper95"));
            double[] values = Goldens.series(entry.getKey());
            int period = PERIODS.getOrDefault(entry.getKey(), 1);
            Forecast ours = forecast(model, period, values, mean.length);
            // few values: R takes the normal quantile where ours is Student's t, and with many the
            // t quantile of the mean where ours is normal, less than 1 % off
            boolean sameQuantiles =
                    model.endsWith("drift") || (model.equals("mean") && values.length <= 120);
            for (int h = 0; h < mean.length; h++) {
                double slack = 1e-8 * Math.abs(upper95[h]);
                assertThat(ours.median()[h]).isCloseTo(mean[h], within(slack));
                if (sameQuantiles) {
                    assertThat(ours.lower80()[h]).isCloseTo(lower80[h], within(slack));
                    assertThat(ours.upper95()[h]).isCloseTo(upper95[h], within(slack));
                } else if (values.length <= MEMORY) {
                    double error = (upper95[h] - mean[h]) / Normal.Z_95;
                    double off = model.equals("mean") ? 0.01 * error : 1e-8 * error + slack;
                    assertThat(ours.standardError()[h]).isCloseTo(error, within(off));
                }
            }
            compared++;
        }
        assertThat(compared).isEqualTo(model.startsWith("snaive") ? 6 : 14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma(10)", "ewma(0.3)"})
    void equalsPandas(String model) {
        String name = model.startsWith("sma") ? "sma10_first40" : "ewma0.3_first24";
        int compared = 0;
        for (Map.Entry<String, JsonNode> entry : GOLDENS.properties()) {
            JsonNode golden = entry.getValue().get(name);
            double[] values = Goldens.series(entry.getKey());
            double[] residuals = fit(model, 1, values).residuals();
            for (int t = 0; t < Math.min(golden.size(), values.length - 1); t++) {
                if (!golden.get(t).isNull()) {
                    double average = golden.get(t).asDouble();
                    assertThat(values[t + 1] - residuals[t + 1])
                            .isCloseTo(average, within(1e-7 * Math.abs(average)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(300);
    }
}
