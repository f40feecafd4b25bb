package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.RunningMeanSquare;
import java.util.Locale;

/**
 * Averages of the last values: kind {@code moving-average}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', window (int, 0 for an exponential average), alpha (0 with a window)
 *   state:      'S', missed values, errors (ints), their mean square, then
 *               with a window: next place, places taken (ints), all places
 *               without one:   sum of weights, average
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class MovingAverageFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "moving-average";

    /** The longest window. */
    public static final int MAX_WINDOW = 1_000;

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** Errors after which old ones fade. */
    private static final int MEMORY = 1_000;

    /** Either a window or an exponential weight; the other is 0. */
    private record Shape(int window, double alpha) {

        Shape {
            boolean ofWindow = window >= 1 && window <= MAX_WINDOW && alpha == 0;
            boolean ofWeights = window == 0 && alpha > 0 && alpha <= 1;
            if (!ofWindow && !ofWeights) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a window is 1 to %d values, or else alpha above 0 and at most 1, not %d and %s",
                                MAX_WINDOW,
                                window,
                                alpha));
            }
        }

        byte[] encoded() {
            ByteWriter bytes = new ByteWriter(1 + Integer.BYTES + Double.BYTES);
            return bytes.putByte(PARAMETERS_TAG).putInt(window).putDouble(alpha).toBytes();
        }

        Average empty() {
            return window > 0
                    ? new WindowAverage(new double[window], 0, 0)
                    : new WeightedAverage(alpha, 0, 0);
        }

        Average read(ModelBytes bytes) throws IncompatibleModelException {
            if (window == 0) {
                double sumOfWeights = bytes.notNegative("the sum of weights");
                return new WeightedAverage(alpha, sumOfWeights, bytes.finite("the average"));
            }
            int next = bytes.count("the next place");
            int filled = bytes.count("the number of places taken");
            if (next >= window || filled > window) {
                throw bytes.refusal(
                        String.format(
                                Locale.ROOT,
                                "%d places taken, the next is %d, of a window of %d",
                                filled,
                                next,
                                window));
            }
            double[] ring = bytes.finite("a value of the window", window);
            return new WindowAverage(ring, next, filled);
        }
    }

    /**
     * The parameters of the mean of the last values.
     *
     * @throws IllegalArgumentException if the window is not 1 to {@value #MAX_WINDOW} values
     */
    public static byte[] window(int values) {
        return new Shape(values, 0).encoded();
    }

    /**
     * The parameters of an exponentially weighted mean.
     *
     * @param alpha the weight of a new value, above 0 and at most 1
     * @throws IllegalArgumentException if alpha is out of range
     */
    public static byte[] weights(double alpha) {
        return new Shape(0, alpha).encoded();
    }

    /** A family; all of them are alike. */
    public MovingAverageFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(shape(parameters));
    }

    private record Loaded(Shape shape) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return new MovingAverage(shape.empty(), 0, new RunningMeanSquare(MEMORY));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("moving-average state", STATE_TAG, state);
            int missed = bytes.count("the number of missed values");
            int count = bytes.count("the number of errors");
            double mean = bytes.notNegative("the mean square");
            Average average = shape.read(bytes);
            bytes.end();
            return new MovingAverage(average, missed, new RunningMeanSquare(MEMORY, count, mean));
        }
    }

    private static Shape shape(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("moving-average parameters", PARAMETERS_TAG, parameters);
        int window = bytes.count("the window");
        double alpha = bytes.finite("alpha");
        bytes.end();
        try {
            return new Shape(window, alpha);
        } catch (IllegalArgumentException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
    }
}
