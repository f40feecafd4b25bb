package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import java.util.Arrays;

/**
 * Naive forecasts with drift: kind {@code drift}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', period (int)
 *   state:      'S', period, next place (ints), last value, differences (int), the seasons they
 *               span, their mean, their sum of squares about it, and for each place its last value
 *               (NaN where never seen) and how many seasons ago it was (int)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class SeasonalDriftFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "drift";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /**
     * The parameters of a forecaster.
     *
     * @param period steps a season, 1 for a random walk with drift
     * @throws IllegalArgumentException if the period is not 1 to {@value
     *     SeasonalNaiveFamily#MAX_PERIOD}
     */
    public static byte[] parameters(int period) {
        return PeriodBytes.parameters(PARAMETERS_TAG, period);
    }

    /** A family; all of them are alike. */
    public SeasonalDriftFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return new Loaded(PeriodBytes.period(KIND, PARAMETERS_TAG, parameters));
    }

    private record Loaded(int period) implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            double[] season = new double[period];
            int[] age = new int[period];
            Arrays.fill(season, Double.NaN);
            Arrays.fill(age, 1);
            return new SeasonalDrift(season, age, 0, Double.NaN, new WeightedMoments());
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("drift state", STATE_TAG, state);
            int next = PeriodBytes.place(bytes, period);
            double last = bytes.finiteOrMissing("the last value");
            WeightedMoments differences = WeightedMoments.read(bytes);
            bytes.require((long) period * Double.BYTES);
            double[] season = new double[period];
            int[] age = new int[period];
            for (int i = 0; i < period; i++) {
                season[i] = bytes.finiteOrMissing("a value of the season");
                age[i] = bytes.count("the age of a value");
                if (age[i] == 0) {
                    throw bytes.refusal("the age of a value is 0 seasons, must be at least 1");
                }
            }
            bytes.end();
            return new SeasonalDrift(season, age, next, last, differences);
        }
    }
}
