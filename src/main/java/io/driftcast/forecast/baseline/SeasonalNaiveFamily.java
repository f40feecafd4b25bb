package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.stats.RunningMeanSquare;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

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
public final class SeasonalNaiveFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "snaive";

    /** The longest period: half-hours of a year fit in. */
    public static final int MAX_PERIOD = 20_000;

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
        if (period < 1 || period > MAX_PERIOD) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "a period is 1 to %d steps, not %d", MAX_PERIOD, period));
        }
        return ByteBuffer.allocate(5).put(PARAMETERS_TAG).putInt(period).array();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return VERSION;
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        double[] season = new double[period(formatVersion, parameters)];
        Arrays.fill(season, Double.NaN);
        return new SeasonalNaive(season, 0, Double.NaN, new RunningMeanSquare(MEMORY));
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        int period = period(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("snaive state", STATE_TAG, state);
        int found = bytes.count("the period");
        int next = bytes.count("the next place");
        int count = bytes.count("the number of differences");
        if (found != period || next >= period) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "of period %d at place %d, the parameters have period %d",
                            found,
                            next,
                            period));
        }
        double mean = bytes.notNegative("the mean square");
        double last = bytes.finiteOrMissing("the last value");
        double[] season = new double[period];
        for (int i = 0; i < period; i++) {
            season[i] = bytes.finiteOrMissing("a value of the season");
        }
        bytes.end();
        return new SeasonalNaive(season, next, last, new RunningMeanSquare(MEMORY, count, mean));
    }

    private static int period(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("snaive parameters", PARAMETERS_TAG, parameters);
        int period = bytes.count("the period");
        bytes.end();
        if (period < 1 || period > MAX_PERIOD) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT, "a period is 1 to %d steps, not %d", MAX_PERIOD, period));
        }
        return period;
    }
}
