package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A published version, filtered again over the observations from where its state stands. */
final class Refilter {

    private final Map<Long, Double> values = new HashMap<>();
    private final Forecaster forecaster;
    private long step;

    Refilter(Model model, List<Observation> observations) {
        for (Observation each : observations) {
            values.put(each.getStep(), each.getValue() == null ? Double.NaN : each.getValue());
        }
        step = model.getTrainedToStep();
        try {
            forecaster =
                    ModelCatalogue.families()
                            .restore(
                                    ModelImage.copyOf(
                                            model.getKind(),
                                            model.getFormatVersion(),
                                            model.getParameters()),
                                    bytes(model.getState()));
        } catch (IncompatibleModelException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Goes on to the forecast's origin and compares bit for bit; origins must rise. */
    void assertGives(Forecast published) {
        assertThat(published.getOriginStep()).isGreaterThanOrEqualTo(step);
        while (step < published.getOriginStep()) {
            step++;
            assertThat(values).containsKey(step);
            forecaster.update(values.getOrDefault(step, Double.NaN));
        }
        assertThat(published.getSteps())
                .as("%s at step %d", published.getModelVersion(), step)
                .isEqualTo(expected(published.getSteps()));
    }

    /** With the labels as published: those are another test's. */
    private List<ForecastStep> expected(List<ForecastStep> published) {
        var forecast = forecaster.forecast(published.size());
        List<ForecastStep> expected = new ArrayList<>();
        for (int h = 0; h < published.size(); h++) {
            expected.add(
                    new ForecastStep(
                            step + 1 + h,
                            published.get(h).getAt(),
                            forecast.median()[h],
                            forecast.mean()[h],
                            forecast.lower80()[h],
                            forecast.upper80()[h],
                            forecast.lower95()[h],
                            forecast.upper95()[h]));
        }
        return expected;
    }
}
