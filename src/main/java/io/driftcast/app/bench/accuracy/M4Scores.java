package io.driftcast.app.bench.accuracy;

import io.driftcast.evaluation.Accuracy;
import java.util.Arrays;
import java.util.List;

/** Measures forecasts of the M4 series by the competition's formulas. */
final class M4Scores {

    private final List<M4Data.Series> series;
    private final M4Data.Published naive2;

    M4Scores(M4Data data) {
        this.series = data.series();
        this.naive2 = data.published("Naive2");
    }

    M4Hourly.Row row(M4Forecasts forecasts, boolean isMain, double seconds) {
        double[] validation = new double[series.size()];
        double[] mase = new double[series.size()];
        double[] smape = new double[series.size()];
        for (int i = 0; i < mase.length; i++) {
            double[] training = series.get(i).training();
            int begin = training.length - M4Data.HORIZON;
            double[] last = Arrays.copyOfRange(training, begin, training.length);
            double before = Accuracy.scale(Arrays.copyOf(training, begin), M4Data.PERIOD);
            validation[i] = PointAccuracy.of(last, forecasts.validation().get(i), before).mase();
            Accuracy accuracy =
                    PointAccuracy.of(
                            series.get(i).test(),
                            forecasts.test().get(i),
                            Accuracy.scale(training, M4Data.PERIOD));
            mase[i] = accuracy.mase();
            smape[i] = accuracy.smape();
        }
        MeanWithError meanMase = MeanWithError.of(mase);
        double meanSmape = MeanWithError.of(smape).value();
        return new M4Hourly.Row(
                forecasts.words(),
                isMain,
                MeanWithError.of(validation),
                meanMase,
                meanSmape,
                (meanSmape / naive2.smape() + meanMase.value() / naive2.mase()) / 2,
                seconds,
                forecasts.replaced(),
                forecasts.problem());
    }
}
