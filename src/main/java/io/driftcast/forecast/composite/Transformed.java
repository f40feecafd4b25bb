package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.series.transform.Transform;

/**
 * A forecaster that sees the values through a transform. Median and bounds come back through the
 * inverse, the mean stands beside them as {@link Transform#mean} expands it, and the standard error
 * stays on the model's scale. What has no finite value, as the upper bound of a reciprocal whose
 * lower one is below 0, is {@link Forecast#NO_NUMBER}.
 *
 * <p>A value outside the transform's domain counts as missing. Not thread-safe.
 */
final class Transformed implements Forecaster {

    private final Transform transform;
    private final Forecaster nested;

    Transformed(Transform transform, Forecaster nested) {
        this.transform = transform;
        this.nested = nested;
    }

    @Override
    public void update(double value) {
        nested.update(Double.isFinite(value) ? forward(value) : Double.NaN);
    }

    @Override
    public boolean represents(double value) {
        double transformed = forward(value);
        return !Double.isNaN(transformed) && nested.represents(transformed);
    }

    private double forward(double value) {
        try {
            double transformed = transform.forward(value);
            return Double.isFinite(transformed) ? transformed : Double.NaN;
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
    }

    @Override
    public Forecast forecast(int horizon) {
        Forecast inner = nested.forecast(horizon);
        Transform.Bounds bounds80 = transform.bounds(inner.lower80(), inner.upper80());
        Transform.Bounds bounds95 = transform.bounds(inner.lower95(), inner.upper95());
        double[] median = finite(transform.inverse(inner.median()), inner.median());
        return new Forecast(
                median,
                finite(transform.means(inner.mean(), inner.standardError()), median),
                inner.standardError(),
                finite(bounds80.lower(), median),
                finite(bounds80.upper(), median),
                finite(bounds95.lower(), median),
                finite(bounds95.upper(), median));
    }

    private static double[] finite(double[] values, double[] otherwise) {
        for (int h = 0; h < values.length; h++) {
            values[h] =
                    Double.isNaN(values[h])
                            ? otherwise[h]
                            : Math.clamp(values[h], -Forecast.NO_NUMBER, Forecast.NO_NUMBER);
        }
        return values;
    }

    @Override
    public int stateBytes() {
        return nested.stateBytes();
    }

    @Override
    public byte[] state() {
        byte[] inner = nested.state();
        return new ByteWriter(1 + Integer.BYTES + inner.length)
                .putByte(TransformedFamily.STATE_TAG)
                .putBytes(inner)
                .toBytes();
    }
}
