package io.driftcast.forecast.regression;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;

/**
 * A regression on lags in a stream: the last numbers are kept, and a forecast further ahead than
 * one step puts the forecasts before it in the places that are not known yet.
 *
 * <p>So it is with a missing value too: its forecast stands for it. After g missing values in a row
 * the standard error h steps ahead is that of g + h steps (g counted up to {@value #MAX_MISSED});
 * single gaps further back are not counted. Lags from before the first value have the mean of the
 * training series. Where the predictor explodes, the numbers stop {@value #LIMIT} standard
 * deviations from the mean.
 *
 * <p>Not thread-safe.
 */
final class LagForecaster implements Forecaster {

    static final int MAX_MISSED = 500;

    private static final double LIMIT = 1e6;

    private final LagModel model;

    /** The last numbers, as many as the longest lag; the oldest at {@code next}. */
    private final double[] recent;

    private int next;
    private int missed;
    private double last;

    /** Standard errors by step ahead in standardised units, made when they are asked for. */
    private double[] errors = new double[0];

    /**
     * @param recent the last numbers, the oldest at {@code next}; kept, not copied
     * @param missed how many values are missing since the last
     * @param last the last value or what stands for it, NaN before the first
     */
    LagForecaster(LagModel model, double[] recent, int next, int missed, double last) {
        this.model = model;
        this.recent = recent;
        this.next = next;
        this.missed = missed;
        this.last = last;
    }

    /** A forecaster that has seen nothing yet. */
    static LagForecaster start(LagModel model) {
        return new LagForecaster(model, new double[model.predictor().reach()], 0, 0, Double.NaN);
    }

    @Override
    public void update(double value) {
        LagScale scale = model.scale();
        boolean numbered = !(scale.needsPrevious() && Double.isNaN(last));
        if (Double.isFinite(value)) {
            if (numbered) {
                push(scale.standardise(value, last));
            }
            last = value;
            missed = 0;
            return;
        }
        missed = Math.min(missed + 1, MAX_MISSED);
        if (numbered) {
            double expected = predict(history(0), recent.length);
            push(expected);
            last = scale.restore(expected, last);
        }
    }

    private void push(double number) {
        recent[next] = number;
        next = next + 1 == recent.length ? 0 : next + 1;
    }

    /** The last numbers in their order, with room for more. */
    private double[] history(int room) {
        double[] history = new double[recent.length + room];
        System.arraycopy(recent, next, history, 0, recent.length - next);
        System.arraycopy(recent, 0, history, recent.length - next, next);
        return history;
    }

    private double predict(double[] history, int end) {
        return Math.clamp(model.predictor().next(history, end), -LIMIT, LIMIT);
    }

    @Override
    public Forecast forecast(int horizon) {
        LagScale scale = model.scale();
        double[] history = history(horizon);
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double previous = Double.isNaN(last) ? scale.start() : last;
        requireErrors(missed + horizon);
        for (int h = 0; h < horizon; h++) {
            int end = recent.length + h;
            history[end] = predict(history, end);
            previous = scale.restore(history[end], previous);
            point[h] = previous;
            standardError[h] = scale.scale() * errors[missed + h];
        }
        return Intervals.studentT(point, standardError, model.degreesOfFreedom());
    }

    private void requireErrors(int count) {
        if (errors.length < count) {
            int length = Math.max(count, 2 * errors.length);
            errors = model.predictor().standardErrors(length, model.scale().differences());
        }
    }

    @Override
    public byte[] state() {
        int numbers = 1 + recent.length;
        ByteWriter bytes = new ByteWriter(1 + 2 * Integer.BYTES + numbers * Double.BYTES);
        bytes.putByte(LagCodec.STATE_TAG)
                .putInt(next)
                .putInt(missed)
                .putDouble(last)
                .putDoubles(recent);
        return bytes.toBytes();
    }
}
