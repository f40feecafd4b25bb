package io.driftcast.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PointErrorsTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void theFormulasOnAFewValues() {
        double[] actual = {2, 4, 0};
        double[] forecast = {1, 6, 0};

        assertThat(PointErrors.rmse(actual, forecast)).isCloseTo(Math.sqrt(5 / 3.0), CLOSE);
        assertThat(PointErrors.smape(actual, forecast))
                .isCloseTo(200 * (1 / 3.0 + 2 / 10.0) / 3, CLOSE);
        assertThat(PointErrors.mase(actual, forecast, 2)).isCloseTo(0.5, CLOSE);
    }

    @Test
    void theScaleIsTheMeanStepBetweenSeasons() {
        assertThat(PointErrors.scale(new double[] {1, 2, 4, 1}, 1)).isCloseTo(2, CLOSE);
        assertThat(PointErrors.scale(new double[] {1, 2, 4, 1}, 2)).isCloseTo(2, CLOSE);
        assertThat(PointErrors.scale(new double[] {1, 2, 4, 1}, 4)).isNaN();
    }

    @Test
    void missingValuesAreNotPassedOver() {
        double[] actual = {1, Double.NaN};
        double[] forecast = {1, 1};

        assertThat(PointErrors.rmse(actual, forecast)).isNaN();
        assertThat(PointErrors.smape(actual, forecast)).isNaN();
        assertThat(PointErrors.mase(actual, forecast, 1)).isNaN();
        assertThat(PointErrors.rmse(new double[0], new double[0])).isNaN();
        assertThatThrownBy(() -> PointErrors.rmse(actual, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 values and 3 forecasts");
    }

    /** Each forecast of R's is there with its figures; the same forecast gives them here. */
    @Test
    void theFormulasGiveTheReferenceResultsOwnFigures() {
        ReferenceResults results = new ReferenceResults(SharedData.folder("goldens"));
        JsonNode r = results.read("holdout_r.json");
        int compared = 0;
        for (GoldenSeries series : GoldenSeries.readAll(results.read("series.json"))) {
            double[] actual = series.actual();
            double scale = PointErrors.scale(series.training().values(), series.whole().period());
            JsonNode entry = r.get(series.name());
            for (Map.Entry<String, JsonNode> model : entry.get("forecast").properties()) {
                JsonNode figures = entry.get("accuracy").get(model.getKey());
                double[] forecast = GoldenSeries.numbers(model.getValue());
                String what = series.name() + " " + model.getKey();
                // Forecasts carry ten digits, and the errors are small beside the values.
                assertThat(PointErrors.rmse(actual, forecast) / figures.get("RMSE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                assertThat(PointErrors.smape(actual, forecast) / figures.get("sMAPE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                assertThat(
                                PointErrors.mase(actual, forecast, scale)
                                        / figures.get("MASE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(300);
    }
}
