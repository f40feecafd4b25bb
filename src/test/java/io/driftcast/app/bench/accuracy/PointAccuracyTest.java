package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.evaluation.Accuracy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointAccuracyTest {

    /** Each forecast of R's is there with its figures; the same forecast gives them here. */
    @Test
    void theFormulasGiveTheReferenceResultsOwnFigures() {
        ReferenceResults results = new ReferenceResults(SharedData.folder("goldens"));
        JsonNode r = results.read("holdout_r.json");
        int compared = 0;
        for (GoldenSeries series : GoldenSeries.readAll(results.read("series.json"))) {
            double[] actual = series.actual();
            double scale = Accuracy.scale(series.training().values(), series.whole().period());
            JsonNode entry = r.get(series.name());
            for (Map.Entry<String, JsonNode> model : entry.get("forecast").properties()) {
                JsonNode figures = entry.get("accuracy").get(model.getKey());
                double[] forecast = GoldenSeries.numbers(model.getValue());
                String what = series.name() + " " + model.getKey();
                // Forecasts carry ten digits, and the errors are small beside the values.
                Accuracy accuracy = PointAccuracy.of(actual, forecast, scale);
                assertThat(accuracy.rmse() / figures.get("RMSE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                assertThat(accuracy.smape() / figures.get("sMAPE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                assertThat(accuracy.mase() / figures.get("MASE").asDouble())
                        .as(what)
                        .isCloseTo(1, within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(300);
    }
}
