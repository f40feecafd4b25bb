package io.driftcast.evaluation;

import io.driftcast.forecast.Forecast;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one model did on one series.
 *
 * @param model its name as it was asked for
 * @param spec the model as fitted before the last origin; null if it failed
 * @param accuracy over all steps ahead of all origins
 * @param oneStep of the forecasts one step ahead over the whole test part, fitted at each origin
 *     and only moved on between
 * @param fitMillis the mean time of a fit; NaN if it failed
 * @param path for each step of the test part the forecast of the latest origin before it, NaN where
 *     none reached so far; null if it failed
 * @param error why it failed; null if it did not
 */
public record BacktestRow(
        String model,
        @Nullable String spec,
        Accuracy accuracy,
        Accuracy oneStep,
        double fitMillis,
        @Nullable Path path,
        @Nullable String error) {

    /** Point forecasts and bounds along the test part. */
    public record Path(
            double[] median,
            double[] lower80,
            double[] upper80,
            double[] lower95,
            double[] upper95) {

        private static Path empty(int length) {
            return new Path(nan(length), nan(length), nan(length), nan(length), nan(length));
        }

        private static double[] nan(int length) {
            double[] values = new double[length];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        private void lay(Forecast forecast, int at) {
            int n = Math.min(forecast.horizon(), median.length - at);
            System.arraycopy(forecast.median(), 0, median, at, n);
            System.arraycopy(forecast.lower80(), 0, lower80, at, n);
            System.arraycopy(forecast.upper80(), 0, upper80, at, n);
            System.arraycopy(forecast.lower95(), 0, lower95, at, n);
            System.arraycopy(forecast.upper95(), 0, upper95, at, n);
        }
    }

    /** Whether the model could be fitted and forecast at every origin. */
    public boolean succeeded() {
        return error == null;
    }

    static BacktestRow failed(String model, String error) {
        return new BacktestRow(model, null, Accuracy.NONE, Accuracy.NONE, Double.NaN, null, error);
    }

    /**
     * @param runs one an origin, the earliest first
     */
    static BacktestRow of(String model, BacktestTask task, List<OriginRun> runs) {
        double[] values = task.series().values();
        int begin = runs.getFirst().origin();
        AccuracyTally ahead = new AccuracyTally();
        AccuracyTally oneStep = new AccuracyTally();
        Path path = Path.empty(values.length - begin);
        double millis = 0;
        for (OriginRun run : runs) {
            int origin = run.origin();
            for (int h = 0; h < run.forecast().horizon(); h++) {
                ahead.add(values[origin + h], run.forecast(), h, run.scale());
            }
            for (int t = 0; t < run.next().size(); t++) {
                oneStep.add(values[origin + t], run.next().get(t), 0, run.scale());
            }
            path.lay(run.forecast(), origin - begin);
            millis += run.fitMillis();
        }
        return new BacktestRow(
                model,
                runs.getLast().spec(),
                ahead.result(),
                oneStep.result(),
                millis / runs.size(),
                path,
                null);
    }
}
