package io.driftcast.bench.accuracy;

/**
 * Measures of point forecasts, e = actual - forecast, as the M4 competition defines them (S.
 * Makridakis, E. Spiliotis and V. Assimakopoulos, The M4 Competition, International Journal of
 * Forecasting 36 (2020), doi:10.1016/j.ijforecast.2019.04.014). All give NaN where a value is
 * missing or there is none. Stateless, thread-safe.
 */
final class PointErrors {

    private PointErrors() {}

    /** The root of the mean of e^2, in the units of the values. */
    static double rmse(double[] actual, double[] forecast) {
        requireSameLength(actual, forecast);
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            double error = actual[h] - forecast[h];
            sum += error * error;
        }
        return Math.sqrt(sum / actual.length);
    }

    /** 200 mean(|e| / (|actual| + |forecast|)), percent, 0 to 200; 0 where both are 0. */
    static double smape(double[] actual, double[] forecast) {
        requireSameLength(actual, forecast);
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            double size = Math.abs(actual[h]) + Math.abs(forecast[h]);
            sum += size == 0 ? 0 : Math.abs(actual[h] - forecast[h]) / size;
        }
        return 200 * sum / actual.length;
    }

    /** mean|e| by the {@link #scale} of the training part. */
    static double mase(double[] actual, double[] forecast, double scale) {
        requireSameLength(actual, forecast);
        double sum = 0;
        for (int h = 0; h < actual.length; h++) {
            sum += Math.abs(actual[h] - forecast[h]);
        }
        return sum / actual.length / scale;
    }

    /**
     * The mean absolute difference of training values {@code lag} apart: the in-sample error of the
     * seasonal naive forecast. NaN if there are not more values than that.
     */
    static double scale(double[] training, int lag) {
        double sum = 0;
        for (int t = lag; t < training.length; t++) {
            sum += Math.abs(training[t] - training[t - lag]);
        }
        return training.length > lag ? sum / (training.length - lag) : Double.NaN;
    }

    private static void requireSameLength(double[] actual, double[] forecast) {
        if (actual.length != forecast.length) {
            throw new IllegalArgumentException(
                    "%d values and %d forecasts".formatted(actual.length, forecast.length));
        }
    }
}
