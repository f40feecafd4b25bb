package io.driftcast.forecast.catalogue;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelFitter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model so plain that its errors can be told by hand: the last value, and something more. */
public final class LastValue extends ForecasterFamily {

    public static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new LastValue()));

    private static final double TO_80 = 1;
    private static final double TO_95 = 2;

    /** Fits the model that adds so much. */
    public static ModelFitter plus(double more) {
        return series -> {
            double[] values = series.values();
            return new Fit(
                    new FittedModel(
                            new ModelImage("last", 1, bytes(more)),
                            String.format(Locale.ROOT, "last+%s of %d", more, values.length),
                            bytes(values[values.length - 1]),
                            values.length,
                            Map.of()),
                    Map.of(),
                    new double[0]);
        };
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(value).array();
    }

    private LastValue() {
        super("last", 1);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) {
        double more = ByteBuffer.wrap(parameters).getDouble();
        return new LoadedModel() {
            @Override
            public Forecaster start(long offset) {
                return restore(bytes(0));
            }

            @Override
            public Forecaster restore(byte[] state) {
                return forecaster(more, state);
            }
        };
    }

    private static Forecaster forecaster(double more, byte[] state) {
        double[] last = {ByteBuffer.wrap(state).getDouble()};
        return new Forecaster() {
            @Override
            public void update(double value) {
                last[0] = Double.isFinite(value) ? value : last[0];
            }

            @Override
            public Forecast forecast(int horizon) {
                double point = last[0] + more;
                return new Forecast(
                        all(horizon, point),
                        all(horizon, point),
                        all(horizon, 1),
                        all(horizon, point - TO_80),
                        all(horizon, point + TO_80),
                        all(horizon, point - TO_95),
                        all(horizon, point + TO_95));
            }

            @Override
            public byte[] state() {
                return bytes(last[0]);
            }
        };
    }

    private static double[] all(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }
}
