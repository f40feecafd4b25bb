package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideningTest {

    private static final int LENGTH = 200;
    private static final int FROM = 150;
    private static final int HORIZON = 6;

    /** A random walk whose steps become three times as large where the tail begins. */
    private static double[] wilder() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[LENGTH];
        double level = 500;
        for (int t = 0; t < values.length; t++) {
            level += (t < FROM ? 1 : 3) * random.nextGaussian();
            values[t] = level;
        }
        return values;
    }

    private static RecurrentModel fitted(double[] values) throws Exception {
        Fit fit =
                Objects.requireNonNull(
                                new RecurrentModels()
                                        .find("rnn(4)", ModelRequest.of(1).withHorizon(HORIZON)))
                        .fit(TrainingSeries.of(1, values));
        return RecurrentCodec.decode("recurrent", fit.model().image().parameters());
    }

    private static Forecaster started(RecurrentModel model, double[] values, int count) {
        Forecaster forecaster =
                RecurrentForecaster.start(
                        model.representation(), RecurrentFamily.steppers(model), 0);
        for (int t = 0; t < count; t++) {
            forecaster.update(values[t]);
        }
        return forecaster;
    }

    @Test
    void boundsThatWereTooNarrowAreRightOnceWidened() throws Exception {
        double[] values = wilder();
        RecurrentModel narrow =
                fitted(TrainingSeries.of(1, values).first(FROM).values()).widened(Widening.NONE);
        Widening found = Widening.measure(narrow, values, FROM);
        assertThat(found.of80()).isBetween(1.5, 4.0);
        assertThat(found.of95()).isBetween(1.5, 4.0);

        Widening rest = Widening.measure(narrow.widened(found), values, FROM);
        assertThat(rest.of80()).isCloseTo(1, within(1e-9));
        assertThat(rest.of95()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theMedianStaysAndTheBoundsMoveAway() throws Exception {
        double[] values = wilder();
        RecurrentModel model = fitted(values).widened(Widening.NONE);
        Forecast plain = started(model, values, LENGTH).forecast(HORIZON);
        Forecast wide =
                started(model.widened(new Widening(2, 1)), values, LENGTH).forecast(HORIZON);
        for (int h = 0; h < HORIZON; h++) {
            double median = plain.median()[h];
            assertThat(wide.median()[h]).isEqualTo(median);
            assertThat(wide.upper80()[h] - median)
                    .isCloseTo(2 * (plain.upper80()[h] - median), within(1e-9));
            assertThat(wide.lower95()[h])
                    .isEqualTo(Math.min(plain.lower95()[h], wide.lower80()[h]));
        }
    }

    @Test
    void boundsAreNeverNarrowed() {
        assertThatThrownBy(() -> new Widening(0.9, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> new Widening(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
