package io.driftcast.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.arima.ArimaFit;
import io.driftcast.forecast.arima.ArimaFitter;
import io.driftcast.forecast.arima.ArimaSpec;
import io.driftcast.forecast.arima.ArimaSpec.Constant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArimaSearchRootsTest {

    /** Noise about a straight line: one difference too many puts a moving-average root on 1. */
    private static double[] line() {
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[120];
        for (int t = 0; t < values.length; t++) {
            values[t] = 0.3 * t + random.nextDouble() - 0.5;
        }
        return values;
    }

    @Test
    void anOverdifferencedFitIsNearTheUnitCircle() {
        ArimaFit fit = ArimaFitter.fit(new ArimaSpec(0, 1, 1, Constant.DRIFT), line());
        assertThat(fit.parameters().theta()[0]).isLessThan(-0.99);
        assertThat(fit.nearUnitCircle()).isTrue();
    }

    @Test
    void aRandomWalkIsNot() {
        ArimaFit fit = ArimaFitter.fit(new ArimaSpec(0, 1, 0, Constant.DRIFT), line());
        assertThat(fit.nearUnitCircle()).isFalse();
    }

    @Test
    void theSearchLeavesSuchFitsOut() throws UnfittableSeriesException {
        FittedModel model = new ArimaSearch().fit(new TrainingSeries(0, line()));
        ArimaSpec spec = ArimaSpec.parse(model.spec());
        assertThat(ArimaFitter.fit(spec, line()).nearUnitCircle()).isFalse();
    }
}
