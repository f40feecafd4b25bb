package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.RunningMeanSquare;
import java.util.Arrays;

/**
 * Seasonal naive forecasters: kind {@code snaive}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', period (int)
 *   state:      'S', period, next place, differences (ints), their mean square, last value,
 *               the season (period numbers, NaN where never seen)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class SeasonalNaiveFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "snaive";

    /** The longest period: half-hours of a year fit in. */
    public static final int MAX_PERIOD = PeriodBytes.MAX_PERIOD;

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** Differences after which old ones fade: many seasons of hours, not all of them. */
    private static final int MEMORY = 1_000;

    /**
     * The parameters of a forecaster.
     *
     * @param period steps a season, 1 for the plain naive forecast
     * @throws IllegalArgumentException if the period is not 1 to {@value #MAX_PERIOD}
     */
    public static byte[] parameters(int period) {
        return PeriodBytes.parameters(PARAMETERS_TAG, period);
    }

    /** A family; all of them are alike. */
    public SeasonalNaiveFamily() {
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
            Arrays.fill(season, Double.NaN);
            return new SeasonalNaive(season, 0, Double.NaN, new RunningMeanSquare(MEMORY));
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("snaive state", STATE_TAG, state);
            int next = PeriodBytes.place(bytes, period);
            int count = bytes.count("the number of differences");
            double mean = bytes.notNegative("the mean square");
            double last = bytes.finiteOrMissing("the last value");
            bytes.require((long) period * Double.BYTES);
            double[] season = new double[period];
            for (int i = 0; i < period; i++) {
                season[i] = bytes.finiteOrMissing("a value of the season");
            }
            bytes.end();
            return new SeasonalNaive(
                    season, next, last, new RunningMeanSquare(MEMORY, count, mean));
        }
    }
}
